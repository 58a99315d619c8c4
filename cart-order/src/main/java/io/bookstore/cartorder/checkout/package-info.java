/** From a cart, or a list of books, to an order: the quote, the placing and the answer. */
@NullMarked
package io.bookstore.cartorder.checkout;

import org.jspecify.annotations.NullMarked;
