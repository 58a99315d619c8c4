package io.bookstore.catalog.audit;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * One write to one book.
 *
 * @param action {@code created}, {@code changed}, {@code deleted} or {@code restored}
 * @param fields {@code {field: {from, to}}}
 */
public record Change(UUID bookId, long version, String action, ObjectNode fields) {}
