/** Leaving: a copy of everything we know, and its end. */
@NullMarked
package io.bookstore.identity.erasure;

import org.jspecify.annotations.NullMarked;
