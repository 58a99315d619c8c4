/** Figures of the README, measured by hand. */
@NullMarked
package io.bookstore.inventory.bench;

import org.jspecify.annotations.NullMarked;
