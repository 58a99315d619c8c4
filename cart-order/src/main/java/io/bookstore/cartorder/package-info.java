/** Cart, checkout and orders: the service that takes stock and money and yields an order. */
@NullMarked
package io.bookstore.cartorder;

import org.jspecify.annotations.NullMarked;
