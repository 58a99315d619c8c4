@NullMarked
package io.bookstore.chaos.witness;

import org.jspecify.annotations.NullMarked;
