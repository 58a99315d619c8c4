/** Whole files of books, read in the background, repeatable without change. */
@NullMarked
package io.bookstore.catalog.imports;

import org.jspecify.annotations.NullMarked;
