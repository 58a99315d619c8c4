/** The back office, for staff: today, the books and their editing, the orders. */
@NullMarked
package io.bookstore.storefront.backoffice;

import org.jspecify.annotations.NullMarked;
