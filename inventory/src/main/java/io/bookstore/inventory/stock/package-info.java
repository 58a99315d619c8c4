/** Stock rows and their ledger: receipts, adjustments, and the changes that reservations make. */
@NullMarked
package io.bookstore.inventory.stock;

import org.jspecify.annotations.NullMarked;
