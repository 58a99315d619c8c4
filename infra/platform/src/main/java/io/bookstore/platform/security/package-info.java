/** Resource-server defaults: user tokens outside, service tokens inside. */
@NullMarked
package io.bookstore.platform.security;

import org.jspecify.annotations.NullMarked;
