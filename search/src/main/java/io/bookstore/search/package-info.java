/** Finds books: an index kept like the catalogue, stock and sales, and the questions shoppers ask of it. */
@NullMarked
package io.bookstore.search;

import org.jspecify.annotations.NullMarked;
