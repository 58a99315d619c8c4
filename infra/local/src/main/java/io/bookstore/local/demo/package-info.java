/** Commands that use a running shop as a client does: the demo journey and the import. */
@NullMarked
package io.bookstore.local.demo;

import org.jspecify.annotations.NullMarked;
