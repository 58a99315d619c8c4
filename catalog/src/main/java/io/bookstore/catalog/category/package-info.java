/** The tree of shelves, seeded from a file. */
@NullMarked
package io.bookstore.catalog.category;

import org.jspecify.annotations.NullMarked;
