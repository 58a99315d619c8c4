/** Stripe's webhooks: each verified event stored once, then the truth asked of Stripe. */
@NullMarked
package io.bookstore.paymentshipping.webhook;

import org.jspecify.annotations.NullMarked;
