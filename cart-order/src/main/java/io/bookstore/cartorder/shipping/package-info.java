/** Ways to send an order, their prices and the tax, as payment-shipping quotes them. */
@NullMarked
package io.bookstore.cartorder.shipping;

import org.jspecify.annotations.NullMarked;
