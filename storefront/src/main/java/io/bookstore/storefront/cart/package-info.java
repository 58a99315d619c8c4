/** The cart: adding, changing, what changed since, and taking a guest's cart along at sign-in. */
@NullMarked
package io.bookstore.storefront.cart;

import org.jspecify.annotations.NullMarked;
