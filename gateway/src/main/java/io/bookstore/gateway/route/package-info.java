/** Which service answers which path, and how a request gets there. */
@NullMarked
package io.bookstore.gateway.route;

import org.jspecify.annotations.NullMarked;
