package io.bookstore.cartorder.order;

import org.jspecify.annotations.Nullable;

/** Where and how an order goes. */
public record Destination(Address address, @Nullable String shippingMethod, boolean needsShipping) {}
