/** Ways to send an order, their prices and the days on which they arrive: carriers behind a seam, tables of rates as the first of them. */
@NullMarked
package io.bookstore.cartorder.shipping;

import org.jspecify.annotations.NullMarked;
