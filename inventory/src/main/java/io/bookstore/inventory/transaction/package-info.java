/** Transactions that meet each other on hot rows. */
@NullMarked
package io.bookstore.inventory.transaction;

import org.jspecify.annotations.NullMarked;
