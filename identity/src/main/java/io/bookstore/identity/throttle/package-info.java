/** Slows down who tries passwords, without locking out whose password it is. */
@NullMarked
package io.bookstore.identity.throttle;

import org.jspecify.annotations.NullMarked;
