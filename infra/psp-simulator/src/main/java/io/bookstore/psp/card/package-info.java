/** Test cards and the payment methods made from them. */
@NullMarked
package io.bookstore.psp.card;

import org.jspecify.annotations.NullMarked;
