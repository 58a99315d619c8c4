/** The catalogue: works and their editions, who made them, where they stand, and how they get in. */
@NullMarked
package io.bookstore.catalog;

import org.jspecify.annotations.NullMarked;
