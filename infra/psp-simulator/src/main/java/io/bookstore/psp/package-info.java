/** A stateful double of the part of the Stripe API that the shop uses, run as a foreign company would run it. */
@NullMarked
package io.bookstore.psp;

import org.jspecify.annotations.NullMarked;
