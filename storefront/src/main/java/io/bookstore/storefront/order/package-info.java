/** An order as its buyer sees it: what was agreed, what became of it, and the wait for the bank. */
@NullMarked
package io.bookstore.storefront.order;

import org.jspecify.annotations.NullMarked;
