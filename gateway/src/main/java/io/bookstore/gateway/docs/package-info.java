/** One OpenAPI document of the whole API. */
@NullMarked
package io.bookstore.gateway.docs;

import org.jspecify.annotations.NullMarked;
