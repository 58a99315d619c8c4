/** What {@code ./bookstore up} runs: the backing servers, then every process of the shop, watched until the end. */
@NullMarked
package io.bookstore.local.up;

import org.jspecify.annotations.NullMarked;
