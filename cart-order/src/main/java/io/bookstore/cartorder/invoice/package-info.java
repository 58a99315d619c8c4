/** Invoices and credit notes: numbers without gaps, content that never changes, and the PDF made from it. */
@NullMarked
package io.bookstore.cartorder.invoice;

import org.jspecify.annotations.NullMarked;
