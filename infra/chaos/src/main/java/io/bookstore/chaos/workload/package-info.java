/** Buyers and staff who use the shop as good clients do, and write down what they asked and were told. */
@NullMarked
package io.bookstore.chaos.workload;

import org.jspecify.annotations.NullMarked;
