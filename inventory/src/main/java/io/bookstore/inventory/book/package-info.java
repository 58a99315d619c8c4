/** Which books exist, as catalog tells. */
@NullMarked
package io.bookstore.inventory.book;

import org.jspecify.annotations.NullMarked;
