/** Cards that Stripe keeps for customers: one Stripe customer per account, made when it is first needed. */
@NullMarked
package io.bookstore.paymentshipping.paymentmethod;

import org.jspecify.annotations.NullMarked;
