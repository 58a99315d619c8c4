/** The desk for books: finding, writing down, editing, covers, history, and changing many at once. */
@NullMarked
package io.bookstore.storefront.bookdesk;

import org.jspecify.annotations.NullMarked;
