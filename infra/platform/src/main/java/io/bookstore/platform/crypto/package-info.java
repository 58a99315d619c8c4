/** Encryption of personal fields, each bound to its row. */
@NullMarked
package io.bookstore.platform.crypto;

import org.jspecify.annotations.NullMarked;
