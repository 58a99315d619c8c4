/** Signing in: access tokens, refresh token families, and the keys behind them. */
@NullMarked
package io.bookstore.identity.session;

import org.jspecify.annotations.NullMarked;
