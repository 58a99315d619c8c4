/** Books like a book. */
@NullMarked
package io.bookstore.search.related;

import org.jspecify.annotations.NullMarked;
