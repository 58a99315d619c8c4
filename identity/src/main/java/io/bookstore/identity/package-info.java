/** Accounts, passwords, tokens and keys; the only service that knows the e-mail addresses of accounts. */
@NullMarked
package io.bookstore.identity;

import org.jspecify.annotations.NullMarked;
