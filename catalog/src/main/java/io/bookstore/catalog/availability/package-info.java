/** Whether a book can be had, as inventory says. */
@NullMarked
package io.bookstore.catalog.availability;

import org.jspecify.annotations.NullMarked;
