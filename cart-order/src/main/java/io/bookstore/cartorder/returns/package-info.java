/** Books that come back: asked for by the shopper, decided and received by staff, refunded by the order's process. */
@NullMarked
package io.bookstore.cartorder.returns;

import org.jspecify.annotations.NullMarked;
