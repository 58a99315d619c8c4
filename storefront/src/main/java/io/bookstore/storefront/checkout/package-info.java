/** Checkout on one page: contact, address, delivery, card and review; nothing typed is lost when something is wrong. */
@NullMarked
package io.bookstore.storefront.checkout;

import org.jspecify.annotations.NullMarked;
