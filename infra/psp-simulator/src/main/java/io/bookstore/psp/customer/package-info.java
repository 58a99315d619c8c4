/** Customers and the payment methods saved for them. */
@NullMarked
package io.bookstore.psp.customer;

import org.jspecify.annotations.NullMarked;
