@NullMarked
package io.bookstore.platform.problem;

import org.jspecify.annotations.NullMarked;
