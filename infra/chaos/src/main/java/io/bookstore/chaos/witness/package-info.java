/** What PostgreSQL, the payment provider and the mailbox say, asked past all proxies. */
@NullMarked
package io.bookstore.chaos.witness;

import org.jspecify.annotations.NullMarked;
