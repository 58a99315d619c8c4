/** What every answer of the edge carries, what other origins may do, and the access log. */
@NullMarked
package io.bookstore.gateway.headers;

import org.jspecify.annotations.NullMarked;
