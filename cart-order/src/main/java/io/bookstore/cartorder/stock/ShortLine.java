package io.bookstore.cartorder.stock;

import java.util.UUID;

/** A line of which there are not enough copies. */
public record ShortLine(UUID bookId, int requested, long available) {}
