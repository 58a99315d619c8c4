/** How Elasticsearch is reached, and what it means when it is not. */
@NullMarked
package io.bookstore.search.elasticsearch;

import org.jspecify.annotations.NullMarked;
