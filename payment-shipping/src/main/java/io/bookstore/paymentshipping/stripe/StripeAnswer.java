package io.bookstore.paymentshipping.stripe;

import org.jspecify.annotations.Nullable;

/** What came of a call to Stripe. */
public sealed interface StripeAnswer<T> {

    record Got<T>(T value) implements StripeAnswer<T> {}

    /**
     * Stripe understood and refused; nothing happened.
     *
     * @param param the part of the request that it refused, if it said so
     */
    record Refused<T>(String code, @Nullable String param) implements StripeAnswer<T> {}

    /** The idempotency key was used, or is being used, for a call with other parameters; nothing happened. */
    record KeyTaken<T>() implements StripeAnswer<T> {}

    /**
     * It may have happened or not.
     *
     * @param forGood whether the same key will always get this answer: a stored server error
     */
    record Unknown<T>(boolean forGood) implements StripeAnswer<T> {}
}
