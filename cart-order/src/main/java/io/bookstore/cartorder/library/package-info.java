/** The files of e-books: put in by staff, fetched by buyers through short signed links. */
@NullMarked
package io.bookstore.cartorder.library;

import org.jspecify.annotations.NullMarked;
