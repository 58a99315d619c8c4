/** The analysis names of a full Elasticsearch distribution that the small embedded one lacks. */
@NullMarked
package io.bookstore.elasticsearch.analysis;

import org.jspecify.annotations.NullMarked;
