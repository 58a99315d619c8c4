/** A TCP proxy that can hurt what passes through it. */
@NullMarked
package io.bookstore.chaos.proxy;

import org.jspecify.annotations.NullMarked;
