/** Conventions of the HTTP contract: request ids, limits, strict parameters, pages. */
@NullMarked
package io.bookstore.platform.web;

import org.jspecify.annotations.NullMarked;
