package io.bookstore.cartorder.saga;

/** A saga that we act for, and where it stood when we took it. */
public record Taken(Lease lease, Progress progress) {}
