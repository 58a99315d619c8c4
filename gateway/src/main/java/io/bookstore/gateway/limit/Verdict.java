package io.bookstore.gateway.limit;

/** What the buckets say of one request. */
sealed interface Verdict {

    /**
     * @param allowed whether it may go on
     * @param remaining requests that are left now
     * @param resetSeconds until there are more: for a refused request until one is allowed again, else until the bucket is full
     */
    record Counted(boolean allowed, long remaining, long resetSeconds) implements Verdict {}

    /** Nobody can count, and this is not let through uncounted. */
    record Unknown() implements Verdict {}
}
