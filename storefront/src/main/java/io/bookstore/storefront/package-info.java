/** The web shop and the back office: server-rendered pages over the public API. */
@NullMarked
package io.bookstore.storefront;

import org.jspecify.annotations.NullMarked;
