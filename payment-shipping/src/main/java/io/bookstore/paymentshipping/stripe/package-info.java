/** Stripe's API as this service uses it: bounded in time, size and number of calls, with outcomes instead of exceptions. */
@NullMarked
package io.bookstore.paymentshipping.stripe;

import org.jspecify.annotations.NullMarked;
