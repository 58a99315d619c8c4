/** What the buyers asked and were told, as lines of JSON. */
@NullMarked
package io.bookstore.chaos.history;

import org.jspecify.annotations.NullMarked;
