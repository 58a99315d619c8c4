/** What search knows of each book, merged from its producers: one row a book with its own rising version. */
@NullMarked
package io.bookstore.search.projection;

import org.jspecify.annotations.NullMarked;
