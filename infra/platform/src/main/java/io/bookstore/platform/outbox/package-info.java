/** Events written in the transaction that makes them true, and the feed that other services read them from. */
@NullMarked
package io.bookstore.platform.outbox;

import org.jspecify.annotations.NullMarked;
