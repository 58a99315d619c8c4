/** Holding copies for an order, as inventory offers it. */
@NullMarked
package io.bookstore.cartorder.stock;

import org.jspecify.annotations.NullMarked;
