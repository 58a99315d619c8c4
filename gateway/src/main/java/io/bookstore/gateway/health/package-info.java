/** The health of the whole shop. */
@NullMarked
package io.bookstore.gateway.health;

import org.jspecify.annotations.NullMarked;
