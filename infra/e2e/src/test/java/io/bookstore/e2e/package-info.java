/** Tests of the whole running system, through the gateway and in a browser. */
@NullMarked
package io.bookstore.e2e;

import org.jspecify.annotations.NullMarked;
