/** What reading a file of books record by record comes down to, whatever its format. */
@NullMarked
package io.bookstore.catalog.files;

import org.jspecify.annotations.NullMarked;
