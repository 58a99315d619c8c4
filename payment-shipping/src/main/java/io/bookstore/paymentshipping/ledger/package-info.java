/** The double-entry ledger of money. */
@NullMarked
package io.bookstore.paymentshipping.ledger;

import org.jspecify.annotations.NullMarked;
