/** Completions while a shopper types. */
@NullMarked
package io.bookstore.search.suggest;

import org.jspecify.annotations.NullMarked;
