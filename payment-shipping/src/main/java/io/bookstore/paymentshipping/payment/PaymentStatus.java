package io.bookstore.paymentshipping.payment;

import java.util.Locale;

/** Where a payment stands. What Stripe says later never undoes an end, save that money wins. */
enum PaymentStatus {
    /** Recorded; Stripe was not asked yet. */
    NEW,
    /** Asked, without a clear answer. */
    UNKNOWN,
    REQUIRES_ACTION,
    PROCESSING,
    SUCCEEDED,
    DECLINED,
    CANCELED,
    /** Stripe's intent is not what we asked for. It is read again; wrong money goes back, and the payment is canceled. */
    REVIEW;

    boolean isFinal() {
        return switch (this) {
            case NEW, UNKNOWN, REQUIRES_ACTION, PROCESSING -> false;
            case SUCCEEDED, DECLINED, CANCELED, REVIEW -> true;
        };
    }

    /** The one table of legal moves. */
    boolean mayBecome(PaymentStatus next) {
        return switch (this) {
            case NEW, UNKNOWN, REQUIRES_ACTION, PROCESSING -> next != this && next != NEW;
            case DECLINED, CANCELED -> next == SUCCEEDED || next == REVIEW;
            case REVIEW -> next != this && next != NEW;
            case SUCCEEDED -> false;
        };
    }

    /** As tables and events write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As callers see it: for them a payment that was not sent is as unclear as one without an answer. */
    String shown() {
        return this == NEW ? UNKNOWN.word() : word();
    }

    static PaymentStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
