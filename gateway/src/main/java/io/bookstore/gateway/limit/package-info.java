/** How often an address and an account may call. */
@NullMarked
package io.bookstore.gateway.limit;

import org.jspecify.annotations.NullMarked;
