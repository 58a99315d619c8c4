/** Brings every order to its end: the saga, its recoverer, cancellations and what payments and parcels report. */
@NullMarked
package io.bookstore.cartorder.settlement;

import org.jspecify.annotations.NullMarked;
