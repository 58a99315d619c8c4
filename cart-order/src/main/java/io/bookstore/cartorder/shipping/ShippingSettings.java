package io.bookstore.cartorder.shipping;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param country where parcels leave from: its holidays count until they have left
 * @param zone its clock
 * @param cutOff what is ordered before leaves on the same work day
 * @param packDays work days that packing takes
 * @param packingGrams what an empty parcel weighs
 * @param usualGrams by format, for books whose weight nobody knows
 */
@Validated
@ConfigurationProperties("bookstore.shipping")
record ShippingSettings(
        @NotBlank String country,
        @NotNull ZoneId zone,

        @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d")
        String cutOff,

        @Min(0) int packDays,
        @Min(1) int packingGrams,
        @NotEmpty Map<String, @Min(1) Integer> usualGrams,
        @DefaultValue({}) Set<String> notServed,
        @NotEmpty List<@Valid Table> tables) {

    private static final int HEAVY_FOR_A_BOOK = 500;

    /** The prices in one currency; the first zone that names the country counts, one that names none takes all others. */
    record Table(
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
            @NotEmpty List<@Valid Zone> zones) {}

    record Zone(
            @DefaultValue({}) Set<String> countries,
            @NotEmpty List<@Valid Method> methods) {}

    /**
     * @param freeFromCents from which worth of goods on it is free; null for never
     * @param steps by rising weight; what is heavier than the last costs more by each kilogram
     */
    record Method(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,60}") String id,
            @NotBlank String name,
            @Nullable @Min(0) Long freeFromCents,
            @NotEmpty List<@Valid Step> steps,
            @Min(0) long eachKilogramMoreCents,
            @Min(0) int earliestWorkDays,
            @Min(0) int latestWorkDays) {}

    record Step(@Min(1) long upToGrams, @Min(0) long priceCents) {}

    LocalTime cutOffTime() {
        return LocalTime.parse(cutOff);
    }

    int usualGrams(String format) {
        return usualGrams.getOrDefault(format, usualGrams.getOrDefault("other", HEAVY_FOR_A_BOOK));
    }
}
