/** Accounts: who may sign in, by which e-mail address and password, with which roles. */
@NullMarked
package io.bookstore.identity.account;

import org.jspecify.annotations.NullMarked;
