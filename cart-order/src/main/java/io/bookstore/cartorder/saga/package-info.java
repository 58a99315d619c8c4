/** A process as a declared list of steps, and the small machine that carries it out whatever happens. */
@NullMarked
package io.bookstore.cartorder.saga;

import org.jspecify.annotations.NullMarked;
