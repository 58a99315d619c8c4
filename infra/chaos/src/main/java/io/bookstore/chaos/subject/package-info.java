/** Where the shop under test can be reached. */
@NullMarked
package io.bookstore.chaos.subject;

import org.jspecify.annotations.NullMarked;
