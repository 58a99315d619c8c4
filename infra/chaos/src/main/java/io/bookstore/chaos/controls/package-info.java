/** Shops with one planted mistake, which the checker must find: otherwise its green means nothing. */
@NullMarked
package io.bookstore.chaos.controls;

import org.jspecify.annotations.NullMarked;
