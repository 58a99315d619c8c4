/** Orders: the binding agreement, its states and who may see it. */
@NullMarked
package io.bookstore.cartorder.order;

import org.jspecify.annotations.NullMarked;
