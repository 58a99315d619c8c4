/** Finding books: the query, its facets, and what to do when nothing matches. */
@NullMarked
package io.bookstore.search.query;

import org.jspecify.annotations.NullMarked;
