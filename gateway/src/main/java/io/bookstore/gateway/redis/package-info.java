/** The gateway's line to Redis, without which it goes on. */
@NullMarked
package io.bookstore.gateway.redis;

import org.jspecify.annotations.NullMarked;
