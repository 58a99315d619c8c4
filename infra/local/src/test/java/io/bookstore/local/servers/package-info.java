/** The embedded servers against real processes and a real file system. */
@NullMarked
package io.bookstore.local.servers;

import org.jspecify.annotations.NullMarked;
