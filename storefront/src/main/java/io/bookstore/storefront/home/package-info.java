/** The front page: search first, then what is new, what sells, shelves and series to start. */
@NullMarked
package io.bookstore.storefront.home;

import org.jspecify.annotations.NullMarked;
