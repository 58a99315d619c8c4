/** Pictures of books: taken in, made harmless, kept in a store and shown in several widths. */
@NullMarked
package io.bookstore.catalog.image;

import org.jspecify.annotations.NullMarked;
