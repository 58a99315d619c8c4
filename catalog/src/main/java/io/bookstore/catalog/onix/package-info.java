/** ONIX for Books 3.0 and 3.1, the trade's own format: read safely and decoded into the fields that other files have. */
@NullMarked
package io.bookstore.catalog.onix;

import org.jspecify.annotations.NullMarked;
