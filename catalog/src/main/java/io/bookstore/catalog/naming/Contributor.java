package io.bookstore.catalog.naming;

import java.util.List;
import java.util.UUID;

/**
 * A person or body who made books.
 *
 * @param otherNames pen names and other spellings
 */
public record Contributor(UUID id, String name, List<String> otherNames) {}
