/** Promotions: the rules that staff keep, who may have which of them now, and what they gave. */
@NullMarked
package io.bookstore.cartorder.promotion;

import org.jspecify.annotations.NullMarked;
