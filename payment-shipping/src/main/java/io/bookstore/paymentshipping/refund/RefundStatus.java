package io.bookstore.paymentshipping.refund;

import java.util.Locale;

enum RefundStatus {
    /** Sent, without a clear answer yet. */
    UNKNOWN,
    /** Stripe has it; the money is on its way. */
    PENDING,
    SUCCEEDED,
    FAILED;

    boolean isFinal() {
        return this == SUCCEEDED || this == FAILED;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RefundStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
