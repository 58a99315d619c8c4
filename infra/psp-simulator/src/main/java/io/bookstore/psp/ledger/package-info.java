/** The simulator's own double-entry books, for those who reconcile. */
@NullMarked
package io.bookstore.psp.ledger;

import org.jspecify.annotations.NullMarked;
