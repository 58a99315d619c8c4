/** The addresses that people keep with their account. */
@NullMarked
package io.bookstore.identity.address;

import org.jspecify.annotations.NullMarked;
