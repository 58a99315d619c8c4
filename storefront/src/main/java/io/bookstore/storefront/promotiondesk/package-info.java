/** The desk of promotions: the list with use and cost, making and changing them, the dry run. */
@NullMarked
package io.bookstore.storefront.promotiondesk;

import org.jspecify.annotations.NullMarked;
