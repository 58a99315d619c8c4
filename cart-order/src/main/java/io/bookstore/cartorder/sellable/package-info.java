/** What can be sold at which price: our projection of catalog and inventory. */
@NullMarked
package io.bookstore.cartorder.sellable;

import org.jspecify.annotations.NullMarked;
