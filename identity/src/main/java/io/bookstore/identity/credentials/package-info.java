/** How an account's owner gets another password or another e-mail address. */
@NullMarked
package io.bookstore.identity.credentials;

import org.jspecify.annotations.NullMarked;
