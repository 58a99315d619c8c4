package io.bookstore.cartorder.saga;

import java.util.UUID;

/** The right to act for one saga for a while. The token fences off a process that wakes up when its lease is over. */
public record Lease(UUID orderId, String saga, UUID token) {

    /** Another process acts for the saga now: stop, and touch nothing more. */
    public static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Lost(Lease lease) {
            super(lease.saga() + " of order " + lease.orderId() + " is carried on by another process");
        }
    }
}
