/** The search desk: what shoppers did not find, synonyms, pins, redirects, why a book ranks as it does, the index. */
@NullMarked
package io.bookstore.storefront.searchdesk;

import org.jspecify.annotations.NullMarked;
