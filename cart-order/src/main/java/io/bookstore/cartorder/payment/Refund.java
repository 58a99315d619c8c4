package io.bookstore.cartorder.payment;

import java.util.UUID;

/** @param refundedTotalCents all that was given back of this payment so far */
public record Refund(UUID refundId, long amountCents, String status, long refundedTotalCents) {

    /** The PSP has not answered clearly yet. */
    public boolean isUnknown() {
        return status.equals("unknown");
    }

    public boolean hasFailed() {
        return status.equals("failed");
    }
}
