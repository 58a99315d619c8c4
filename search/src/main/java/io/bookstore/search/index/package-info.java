/** The Elasticsearch index: its definition, the writer that keeps it like the projection, and its rebuilding. */
@NullMarked
package io.bookstore.search.index;

import org.jspecify.annotations.NullMarked;
