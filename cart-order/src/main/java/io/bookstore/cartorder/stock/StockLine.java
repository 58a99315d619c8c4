package io.bookstore.cartorder.stock;

import java.util.UUID;

public record StockLine(UUID bookId, int quantity) {}
