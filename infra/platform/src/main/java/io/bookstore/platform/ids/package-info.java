/** Ids of rows and events: UUIDs that sort by time. */
@NullMarked
package io.bookstore.platform.ids;

import org.jspecify.annotations.NullMarked;
