package io.bookstore.cartorder.promotion;

import io.bookstore.cartorder.pricing.Effect;
import io.bookstore.cartorder.pricing.Offer;
import io.bookstore.cartorder.pricing.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rule that lowers prices, as staff keep it. */
record Promotion(
        UUID id,
        long version,
        Terms terms,
        int uses,
        Instant createdAt,
        Instant updatedAt,
        UUID createdBy,
        UUID updatedBy) {

    /**
     * What staff decide.
     *
     * @param code in capitals; null when it comes by itself
     * @param currency of its amounts; null when it has none
     */
    record Terms(
            String name,
            @Nullable String code,
            Effect effect,
            Scope scope,
            Segment segment,
            @Nullable String currency,
            long minBasketCents,
            Instant startsAt,
            @Nullable Instant endsAt,
            int priority,
            boolean exclusive,
            @Nullable Integer maxUses,
            @Nullable Integer maxUsesPerCustomer,
            boolean active) {

        boolean hasEnded(Instant now) {
            return endsAt != null && !now.isBefore(endsAt);
        }

        /** A first order is one: so a promotion for it is used once by a customer, whatever staff say. */
        @Nullable
        Integer limitPerCustomer() {
            return segment == Segment.FIRST_ORDER ? Integer.valueOf(1) : maxUsesPerCustomer;
        }
    }

    boolean isUsedUp() {
        Integer most = terms.maxUses();
        return most != null && uses >= most;
    }

    Offer offer() {
        return new Offer(
                id,
                terms.name(),
                terms.code(),
                terms.effect(),
                terms.scope(),
                terms.minBasketCents(),
                terms.priority(),
                terms.exclusive());
    }
}
