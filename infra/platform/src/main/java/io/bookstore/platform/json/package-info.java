/** JSON settings: strict towards callers, lenient towards other services. */
@NullMarked
package io.bookstore.platform.json;

import org.jspecify.annotations.NullMarked;
