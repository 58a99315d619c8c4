/** Signed deliveries of events to the shop, retried until taken. */
@NullMarked
package io.bookstore.psp.webhook;

import org.jspecify.annotations.NullMarked;
