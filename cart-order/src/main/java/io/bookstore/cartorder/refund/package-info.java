/** What staff give back of an order: the refunds themselves; the money side is done by the order's process. */
@NullMarked
package io.bookstore.cartorder.refund;

import org.jspecify.annotations.NullMarked;
