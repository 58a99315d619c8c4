package io.bookstore.inventory.reservation;

import java.util.UUID;

/** A line for which there are too few copies. */
record ShortLine(UUID bookId, int requested, int available) {}
