/** Disputes: money that a cardholder's bank takes back, as Stripe tells it. */
@NullMarked
package io.bookstore.paymentshipping.dispute;

import org.jspecify.annotations.NullMarked;
