package io.bookstore.cartorder.promotion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A promotion as staff see it, with what it was used for. */
record PromotionView(
        UUID id,
        String name,
        @Nullable String code,
        EffectForm effect,
        ScopeForm scope,
        String segment,
        @Nullable String currency,
        long minBasketCents,
        Instant startsAt,
        @Nullable Instant endsAt,
        int priority,
        boolean exclusive,
        @Nullable Integer maxUses,
        @Nullable Integer maxUsesPerCustomer,
        boolean active,
        String state,
        int uses,
        List<Cost> cost,
        long version,
        Instant createdAt,
        Instant updatedAt,
        UUID createdBy,
        UUID updatedBy) {

    /** What it has given in one currency, by orders that are not cancelled. */
    record Cost(String currency, long orders, long customers, long discountCents, long shippingDiscountCents) {}

    static PromotionView of(Promotion promotion, List<Cost> cost, Instant now) {
        Promotion.Terms terms = promotion.terms();
        return new PromotionView(
                promotion.id(),
                terms.name(),
                terms.code(),
                EffectForm.of(terms.effect()),
                ScopeForm.of(terms.scope()),
                terms.segment().code(),
                terms.currency(),
                terms.minBasketCents(),
                terms.startsAt(),
                terms.endsAt(),
                terms.priority(),
                terms.exclusive(),
                terms.maxUses(),
                terms.maxUsesPerCustomer(),
                terms.active(),
                state(promotion, now),
                promotion.uses(),
                cost,
                promotion.version(),
                promotion.createdAt(),
                promotion.updatedAt(),
                promotion.createdBy(),
                promotion.updatedBy());
    }

    private static String state(Promotion promotion, Instant now) {
        Promotion.Terms terms = promotion.terms();
        if (!terms.active()) {
            return "off";
        }
        if (terms.hasEnded(now)) {
            return "ended";
        }
        if (now.isBefore(terms.startsAt())) {
            return "scheduled";
        }
        return promotion.isUsedUp() ? "used_up" : "running";
    }
}
