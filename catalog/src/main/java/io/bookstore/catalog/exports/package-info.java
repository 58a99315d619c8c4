/** The catalogue as a file, streamed, in the formats that imports read. */
@NullMarked
package io.bookstore.catalog.exports;

import org.jspecify.annotations.NullMarked;
