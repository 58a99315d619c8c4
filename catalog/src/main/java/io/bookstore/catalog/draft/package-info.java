/** What a book shall become: the request as it came, and the same once it is checked and cleaned. */
@NullMarked
package io.bookstore.catalog.draft;

import org.jspecify.annotations.NullMarked;
