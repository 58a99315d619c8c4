/** Staff create, change, delete and restore books. */
@NullMarked
package io.bookstore.catalog.editing;

import org.jspecify.annotations.NullMarked;
