/** Which invoices and credit notes are still to be written. */
@NullMarked
package io.bookstore.cartorder.paper;

import org.jspecify.annotations.NullMarked;
