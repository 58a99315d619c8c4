/** Copies set aside for one order: held, then released, consumed or expired, each once. */
@NullMarked
package io.bookstore.inventory.reservation;

import org.jspecify.annotations.NullMarked;
