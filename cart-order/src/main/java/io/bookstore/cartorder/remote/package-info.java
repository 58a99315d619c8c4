/** What every call to another service has in common. */
@NullMarked
package io.bookstore.cartorder.remote;

import org.jspecify.annotations.NullMarked;
