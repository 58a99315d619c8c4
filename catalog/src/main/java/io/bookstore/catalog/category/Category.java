package io.bookstore.catalog.category;

import java.util.UUID;

/** A shelf, as it is named from outside. */
public record Category(UUID id, String slug, String name) {}
