/** Books that come back: the shopper asks, the desk decides, receives and refunds. */
@NullMarked
package io.bookstore.storefront.returns;

import org.jspecify.annotations.NullMarked;
