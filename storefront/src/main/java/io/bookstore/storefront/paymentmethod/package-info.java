/** The saved payment methods of an account: their page, and what the checkout offers. */
@NullMarked
package io.bookstore.storefront.paymentmethod;

import org.jspecify.annotations.NullMarked;
