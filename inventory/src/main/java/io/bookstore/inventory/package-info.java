/** Inventory: how many copies of each book there are, and which order they are set aside for. */
@NullMarked
package io.bookstore.inventory;

import org.jspecify.annotations.NullMarked;
