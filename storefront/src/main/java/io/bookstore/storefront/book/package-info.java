/** The page of a book, with its reviews. */
@NullMarked
package io.bookstore.storefront.book;

import org.jspecify.annotations.NullMarked;
