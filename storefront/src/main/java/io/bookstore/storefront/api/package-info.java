/** The shop's view of the public HTTP contract: what it calls through the gateway and the fields of the answers that it reads. */
@NullMarked
package io.bookstore.storefront.api;

import org.jspecify.annotations.NullMarked;
