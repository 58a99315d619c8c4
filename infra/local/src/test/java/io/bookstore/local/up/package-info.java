/** The launcher of the shop. */
@NullMarked
package io.bookstore.local.up;

import org.jspecify.annotations.NullMarked;
