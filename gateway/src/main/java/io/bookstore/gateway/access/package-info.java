/** Who may pass the edge. */
@NullMarked
package io.bookstore.gateway.access;

import org.jspecify.annotations.NullMarked;
