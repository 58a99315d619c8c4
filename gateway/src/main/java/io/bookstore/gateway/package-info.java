/** The only public port of the shop: routes, token check, health, request ids. */
@NullMarked
package io.bookstore.gateway;

import org.jspecify.annotations.NullMarked;
