/** Faults that tests and people set for calls to come. */
@NullMarked
package io.bookstore.psp.fault;

import org.jspecify.annotations.NullMarked;
