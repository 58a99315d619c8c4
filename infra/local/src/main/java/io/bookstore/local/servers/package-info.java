/** Real PostgreSQL, Redis and Elasticsearch servers, started as child processes of this JVM from files that Maven brings. */
@NullMarked
package io.bookstore.local.servers;

import org.jspecify.annotations.NullMarked;
