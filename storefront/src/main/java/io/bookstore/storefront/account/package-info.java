/** Signing in and out, registering, and the orders of an account. */
@NullMarked
package io.bookstore.storefront.account;

import org.jspecify.annotations.NullMarked;
