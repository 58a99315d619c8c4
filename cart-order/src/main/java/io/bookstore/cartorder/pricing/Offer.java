package io.bookstore.cartorder.pricing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promotion that this shopper may have now.
 *
 * @param code what the shopper entered for it; null when it comes by itself
 * @param minBasket what the books of the basket must cost before any discount
 * @param priority higher comes first
 * @param exclusive does not go together with any other
 */
public record Offer(
        UUID id,
        String name,
        @Nullable String code,
        Effect effect,
        Scope scope,
        long minBasket,
        int priority,
        boolean exclusive) {}
