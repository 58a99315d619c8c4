package io.bookstore.catalog.naming;

import java.util.UUID;

/** Something found by its name; the name is the spelling that was seen first. */
public record Named(UUID id, String name) {}
