/** Compares Stripe, payments and orders: repairs what is safe, and keeps a list of the rest for people. */
@NullMarked
package io.bookstore.paymentshipping.reconciliation;

import org.jspecify.annotations.NullMarked;
