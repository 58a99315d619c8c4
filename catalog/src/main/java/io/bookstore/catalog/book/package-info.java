/** A book as others see it: the public view, the document of the events, the internal routes. */
@NullMarked
package io.bookstore.catalog.book;

import org.jspecify.annotations.NullMarked;
