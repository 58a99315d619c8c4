/** Payments: one charge per payment id, whatever the network does, and the truth as Stripe tells it. */
@NullMarked
package io.bookstore.paymentshipping.payment;

import org.jspecify.annotations.NullMarked;
