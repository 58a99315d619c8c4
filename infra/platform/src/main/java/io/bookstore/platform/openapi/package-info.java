/** What each service's OpenAPI says by itself: names of the contract, paging parameters, no callers. */
@NullMarked
package io.bookstore.platform.openapi;

import org.jspecify.annotations.NullMarked;
