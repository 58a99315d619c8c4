/** What the tests of this service share: the other services as stateful doubles, and one running shop. */
@NullMarked
package io.bookstore.cartorder.testing;

import org.jspecify.annotations.NullMarked;
