/** Idempotency keys: a repeated request finds what the first one made. */
@NullMarked
package io.bookstore.platform.idempotency;

import org.jspecify.annotations.NullMarked;
