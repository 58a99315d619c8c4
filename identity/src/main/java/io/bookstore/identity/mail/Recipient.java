package io.bookstore.identity.mail;

/** Whom a letter goes to. */
public record Recipient(String email, String name) {}
