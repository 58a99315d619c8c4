/** How often a book was sold, as cart-order says. */
@NullMarked
package io.bookstore.catalog.sales;

import org.jspecify.annotations.NullMarked;
