/** Where the shop under test can be reached. */
@NullMarked
package io.bookstore.chaos.target;

import org.jspecify.annotations.NullMarked;
