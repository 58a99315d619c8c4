/** The desk for files: importing books with a preview and undo, and exporting them. */
@NullMarked
package io.bookstore.storefront.imports;

import org.jspecify.annotations.NullMarked;
