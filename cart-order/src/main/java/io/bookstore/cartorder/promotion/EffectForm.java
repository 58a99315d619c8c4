package io.bookstore.cartorder.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bookstore.cartorder.pricing.Effect;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An effect as requests, answers and the database spell it: its type, and the fields of that type. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EffectForm(
        @NotNull
        @Pattern(
                regexp = "percent|amount|buy_get|cheapest_free|free_shipping",
                message = "must be percent, amount, buy_get, cheapest_free or free_shipping")
        String type,

        @Nullable @Min(1) @Max(Effect.WHOLE) Integer basisPoints,
        @Nullable @Min(1) @Max(99_999_999) Long amountCents,
        @Nullable @Min(1) @Max(100) Integer buy,
        @Nullable @Min(1) @Max(100) Integer get,
        @Nullable @Min(2) @Max(100) Integer atLeast,
        @Nullable @Size(max = 20) Set<@NotNull @Pattern(regexp = "[a-z0-9-]{1,60}") String> methods) {

    static EffectForm of(Effect effect) {
        return switch (effect) {
            case Effect.Percent(int points) -> new EffectForm("percent", points, null, null, null, null, null);
            case Effect.Amount(long cents) -> new EffectForm("amount", null, cents, null, null, null, null);
            case Effect.BuyGet(int buy, int get, int points) ->
                new EffectForm("buy_get", points, null, buy, get, null, null);
            case Effect.CheapestFree(int atLeast) ->
                new EffectForm("cheapest_free", null, null, null, null, atLeast, null);
            case Effect.FreeShipping(Set<String> methods) ->
                new EffectForm("free_shipping", null, null, null, null, null, methods);
        };
    }

    Effect effect() {
        return switch (type) {
            case "percent" -> new Effect.Percent(needed("basis_points", basisPoints));
            case "amount" -> new Effect.Amount(needed("amount_cents", amountCents));
            case "buy_get" ->
                new Effect.BuyGet(
                        needed("buy", buy), needed("get", get), basisPoints == null ? Effect.WHOLE : basisPoints);
            case "cheapest_free" -> new Effect.CheapestFree(needed("at_least", atLeast));
            case "free_shipping" -> new Effect.FreeShipping(methods == null ? Set.of() : methods);
            default -> throw new IllegalStateException("no effect is called " + type);
        };
    }

    private <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw new ProblemException(Problems.invalid("effect." + field, "is required of " + type));
        }
        return value;
    }
}
