/** What accounts that identity keeps mean here: a person's copy of their data, and what goes when they leave. */
@NullMarked
package io.bookstore.cartorder.account;

import org.jspecify.annotations.NullMarked;
