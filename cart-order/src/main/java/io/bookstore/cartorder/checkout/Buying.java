package io.bookstore.cartorder.checkout;

import java.util.UUID;

/** What came of the wish to buy. */
sealed interface Buying {

    /**
     * There is an order; its state is the answer.
     *
     * @param first whether this request was the first to ask for it
     */
    record Ordered(UUID orderId, boolean first) implements Buying {}

    record InFlight() implements Buying {}

    record OtherRequest() implements Buying {}

    record UnknownCart() implements Buying {}

    record UnknownAddress() implements Buying {}

    record CartEmpty() implements Buying {}

    record NotPriced(Pricing why) implements Buying {}

    record PriceChanged(Quote now) implements Buying {}

    record PaymentMethodMissing() implements Buying {}
}
