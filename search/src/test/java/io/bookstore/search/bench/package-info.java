/** Measurements that are run by hand; see the README. */
@NullMarked
package io.bookstore.search.bench;

import org.jspecify.annotations.NullMarked;
