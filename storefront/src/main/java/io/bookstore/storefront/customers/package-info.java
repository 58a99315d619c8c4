/** The customers desk of the back office: only what support needs. */
@NullMarked
package io.bookstore.storefront.customers;

import org.jspecify.annotations.NullMarked;
