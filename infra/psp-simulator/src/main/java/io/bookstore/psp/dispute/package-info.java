/** Disputes: a shopper's bank takes the money back, and somebody decides. */
@NullMarked
package io.bookstore.psp.dispute;

import org.jspecify.annotations.NullMarked;
