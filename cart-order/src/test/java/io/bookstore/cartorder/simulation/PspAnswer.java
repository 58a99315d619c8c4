package io.bookstore.cartorder.simulation;

/** What came of a call to the PSP; see StripeAnswer of payment-shipping. */
sealed interface PspAnswer<T> {

    record Got<T>(T value) implements PspAnswer<T> {}

    record Refused<T>() implements PspAnswer<T> {}

    record KeyTaken<T>() implements PspAnswer<T> {}

    record Unknown<T>(boolean forGood) implements PspAnswer<T> {}

    static <T> PspAnswer<T> unknown() {
        return new Unknown<>(false);
    }
}
