/** What a basket costs: offers, shipping and tax in whole minor units, computed from values alone. The cart, the quote and the order use it alike. */
@NullMarked
package io.bookstore.cartorder.pricing;

import org.jspecify.annotations.NullMarked;
