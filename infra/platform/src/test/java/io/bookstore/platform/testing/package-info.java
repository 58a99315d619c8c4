/** What the integration tests of every service share: real servers, found or started. */
@NullMarked
package io.bookstore.platform.testing;

import org.jspecify.annotations.NullMarked;
