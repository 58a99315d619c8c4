@NullMarked
package io.bookstore.chaos.controls;

import org.jspecify.annotations.NullMarked;
