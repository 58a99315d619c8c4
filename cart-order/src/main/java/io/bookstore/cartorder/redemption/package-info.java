/** Uses of promotions by orders: planned, claimed under their limits, given back once. */
@NullMarked
package io.bookstore.cartorder.redemption;

import org.jspecify.annotations.NullMarked;
