/** Refunds: money back, never more than was captured, each once. */
@NullMarked
package io.bookstore.paymentshipping.refund;

import org.jspecify.annotations.NullMarked;
