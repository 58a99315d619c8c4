/** Seals what is personal with a key of its account, so that forgetting the key forgets the person. */
@NullMarked
package io.bookstore.identity.vault;

import org.jspecify.annotations.NullMarked;
