/** What is done to the words of a book before they are kept: safe descriptions, clean lines, keys to compare by. */
@NullMarked
package io.bookstore.catalog.text;

import org.jspecify.annotations.NullMarked;
