/** A shop of our own with a proxy on every edge, and the means to hurt its processes. */
@NullMarked
package io.bookstore.chaos.shop;

import org.jspecify.annotations.NullMarked;
