/** How a call to the Stripe API is read, checked, done once and answered. */
@NullMarked
package io.bookstore.psp.call;

import org.jspecify.annotations.NullMarked;
