package io.bookstore.cartorder.payment;

import java.util.Locale;

/** What is known of the money for an order. */
public enum PaymentStatus {
    /** Nothing was asked of the PSP, as far as we know. */
    NEW,
    /** The order costs nothing. */
    NOT_REQUIRED,
    REQUIRES_ACTION,
    PROCESSING,
    /** It may have happened or not; only the PSP can tell. */
    UNKNOWN,
    SUCCEEDED,
    DECLINED,
    CANCELED,
    /** The PSP's amount or currency is not the order's: somebody has to look. */
    REVIEW,
    PARTIALLY_REFUNDED,
    REFUNDED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that we do not know */
    public static PaymentStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
