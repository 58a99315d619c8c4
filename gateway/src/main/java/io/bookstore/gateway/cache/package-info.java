/** Answers to anonymous readers, kept at the edge until an event says that they are old. */
@NullMarked
package io.bookstore.gateway.cache;

import org.jspecify.annotations.NullMarked;
