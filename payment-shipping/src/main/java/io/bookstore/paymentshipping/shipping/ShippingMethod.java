package io.bookstore.paymentshipping.shipping;

import java.time.LocalDate;

/** One way to get the books to the shopper. */
record ShippingMethod(String id, String name, long priceCents, LocalDate earliest, LocalDate latest) {}
