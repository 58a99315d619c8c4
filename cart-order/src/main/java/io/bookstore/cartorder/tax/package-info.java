/** How a place taxes books, e-books and shipping: a seam for providers, and tables of rates as its first implementation. */
@NullMarked
package io.bookstore.cartorder.tax;

import org.jspecify.annotations.NullMarked;
