/** The desk where staff read, hide and delete reviews. */
@NullMarked
package io.bookstore.storefront.moderation;

import org.jspecify.annotations.NullMarked;
