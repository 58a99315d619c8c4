/** The shelves: categories, authors, series in reading order, and works with all their editions. */
@NullMarked
package io.bookstore.storefront.shelf;

import org.jspecify.annotations.NullMarked;
