/** Points of the process at which the end-to-end tests may kill it. */
@NullMarked
package io.bookstore.cartorder.failpoint;

import org.jspecify.annotations.NullMarked;
