/** What a shopper's browser loads: the stand-in for Stripe.js, its card form and its 3-D Secure challenge. */
@NullMarked
package io.bookstore.psp.browser;

import org.jspecify.annotations.NullMarked;
