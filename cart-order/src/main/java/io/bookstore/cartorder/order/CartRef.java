package io.bookstore.cartorder.order;

import java.util.UUID;

/** The state of a cart that an order was made from. */
public record CartRef(UUID id, long version) {}
