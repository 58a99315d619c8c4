/** Money for an order, as payment-shipping offers it. */
@NullMarked
package io.bookstore.cartorder.payment;

import org.jspecify.annotations.NullMarked;
