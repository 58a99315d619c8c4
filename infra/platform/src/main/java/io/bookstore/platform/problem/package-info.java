/** Problem details (RFC 9457): one shape for every error answer. */
@NullMarked
package io.bookstore.platform.problem;

import org.jspecify.annotations.NullMarked;
