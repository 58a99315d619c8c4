package io.bookstore.cartorder.payment;

import java.util.UUID;

/** @param refundedTotalCents all that was given back of this payment so far */
public record Refund(UUID refundId, long amountCents, String status, long refundedTotalCents) {

    public boolean isMade() {
        return status.equals("succeeded");
    }

    /** The PSP has it, and the money is on its way. */
    public boolean isPending() {
        return status.equals("pending");
    }

    /** For certain nothing went back, nor will. */
    public boolean hasFailed() {
        return status.equals("failed");
    }

    static Refund refused(UUID refundId, long amountCents) {
        return new Refund(refundId, amountCents, "failed", 0);
    }
}
