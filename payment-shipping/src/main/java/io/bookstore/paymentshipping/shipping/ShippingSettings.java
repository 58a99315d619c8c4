package io.bookstore.paymentshipping.shipping;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param currency of all prices
 * @param zone where the parcels leave from: its calendar counts
 * @param groups the first one that names the country counts; the last one names none and takes all others
 */
@Validated
@ConfigurationProperties("bookstore.shipping")
record ShippingSettings(
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull ZoneId zone,
        @NotEmpty List<@Valid CountryGroup> groups) {

    /** @param freeFromCents from which subtotal on shipping is free; null for never */
    record CountryGroup(
            @DefaultValue({}) List<String> countries,
            @Min(0) long priceCents,
            @Nullable @Min(0) Long freeFromCents,
            @Min(0) int earliestWorkDays,
            @Min(0) int latestWorkDays) {

        long priceFor(long subtotalCents) {
            return freeFromCents != null && subtotalCents >= freeFromCents ? 0 : priceCents;
        }
    }

    @AssertTrue(message = "the last group must name no country, so that every country has a price")
    boolean isComplete() {
        return groups == null
                || groups.isEmpty()
                || groups.getLast().countries().isEmpty();
    }

    CountryGroup groupOf(String country) {
        return groups.stream()
                .filter(group -> group.countries().contains(country))
                .findFirst()
                .orElseGet(groups::getLast);
    }
}
