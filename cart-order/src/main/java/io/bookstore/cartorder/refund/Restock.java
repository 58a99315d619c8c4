package io.bookstore.cartorder.refund;

import java.util.UUID;

/** Copies of one book that came back and can be sold again. */
public record Restock(UUID bookId, int quantity) {}
