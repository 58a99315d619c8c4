package io.bookstore.cartorder.promotion;

import io.bookstore.cartorder.pricing.Effect;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body that makes or replaces a promotion. */
record PromotionRequest(
        @NotBlank @Size(max = 120) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must be one line of text")
        String name,

        @Nullable
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9_-]{2,39}", message = "must be 3 to 40 letters, digits, - or _")
        String code,

        @NotNull @Valid EffectForm effect,
        @Nullable @Valid ScopeForm scope,
        @Nullable String segment,
        @Nullable String currency,
        @Nullable @Min(0) @Max(99_999_999) Long minBasketCents,
        @NotNull Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable @Min(-1000) @Max(1000) Integer priority,
        @Nullable Boolean exclusive,
        @Nullable @Min(1) @Max(1_000_000_000) Integer maxUses,
        @Nullable @Min(1) @Max(1_000_000) Integer maxUsesPerCustomer,
        @Nullable Boolean active) {

    Promotion.Terms terms() {
        Effect given = effect.effect();
        long least = Objects.requireNonNullElse(minBasketCents, 0L);
        if (endsAt != null && !endsAt.isAfter(startsAt)) {
            throw invalid("ends_at", "must be after starts_at");
        }
        if (currency == null && (least > 0 || given instanceof Effect.Amount)) {
            throw invalid("currency", "is required with an amount");
        }
        return new Promotion.Terms(
                name.strip(),
                code == null ? null : Offers.normal(code),
                given,
                (scope == null ? new ScopeForm(null, null, null, null, null) : scope).scope(),
                checkedSegment(),
                checkedCurrency(),
                least,
                startsAt,
                endsAt,
                Objects.requireNonNullElse(priority, 0),
                Boolean.TRUE.equals(exclusive),
                maxUses,
                maxUsesPerCustomer,
                !Boolean.FALSE.equals(active));
    }

    private Segment checkedSegment() {
        return segment == null
                ? Segment.EVERYONE
                : Segment.of(segment).orElseThrow(() -> invalid("segment", "must be one of " + Segment.codes()));
    }

    private @Nullable String checkedCurrency() {
        if (currency == null) {
            return null;
        }
        try {
            return Currency.getInstance(currency).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw invalid("currency", "must be a currency code of ISO 4217");
        }
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(Problems.invalid(field, message));
    }
}
