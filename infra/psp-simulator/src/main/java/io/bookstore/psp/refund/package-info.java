/** Money given back, never more than was captured. */
@NullMarked
package io.bookstore.psp.refund;

import org.jspecify.annotations.NullMarked;
