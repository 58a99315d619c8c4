package io.bookstore.cartorder.tax;

import org.jspecify.annotations.Nullable;

/**
 * Where an order goes.
 *
 * @param region state or province, its code or its name, as the shopper wrote it
 */
public record TaxPlace(String country, @Nullable String region) {}
