/** {@code ./bookstore chaos}: the whole shop under load and faults, and what four witnesses say afterwards. */
@NullMarked
package io.bookstore.chaos;

import org.jspecify.annotations.NullMarked;
