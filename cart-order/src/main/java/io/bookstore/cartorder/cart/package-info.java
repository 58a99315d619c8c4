/** What a shopper means to buy, kept in Redis; never a source of money. */
@NullMarked
package io.bookstore.cartorder.cart;

import org.jspecify.annotations.NullMarked;
