/** International Standard Book Numbers in any spelling. */
@NullMarked
package io.bookstore.catalog.isbn;

import org.jspecify.annotations.NullMarked;
