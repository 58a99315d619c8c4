/** Calls between services: pooled, timed out, authenticated, replicas in turn. */
@NullMarked
package io.bookstore.platform.http;

import org.jspecify.annotations.NullMarked;
