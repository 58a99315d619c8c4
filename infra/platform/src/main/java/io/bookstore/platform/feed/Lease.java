package io.bookstore.platform.feed;

/**
 * The right to read a subscription, held by one replica at a time.
 *
 * @param term rises with each holder; every write of a holder checks it
 */
record Lease(String subscription, long term) {

    /** Somebody else reads the subscription now. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Lost(Lease lease) {
            super(lease.subscription() + " is read by another replica (our term was " + lease.term() + ")");
        }
    }
}
