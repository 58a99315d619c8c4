/** The page of a book, and the shelves that it stands on: categories, authors, series. */
@NullMarked
package io.bookstore.storefront.book;

import org.jspecify.annotations.NullMarked;
