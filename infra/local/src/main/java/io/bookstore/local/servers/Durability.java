package io.bookstore.local.servers;

/** What PostgreSQL promises about a commit. */
public enum Durability {
    /** A commit that was answered survives a crash of the machine. For everything but unit and integration tests. */
    DURABLE,
    /** Nothing survives a crash; starts and commits sooner. For tests that make their own rows. */
    FAST
}
