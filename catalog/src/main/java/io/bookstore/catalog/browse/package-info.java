/** Shoppers look around: lists, the book page, authors, series and works. */
@NullMarked
package io.bookstore.catalog.browse;

import org.jspecify.annotations.NullMarked;
