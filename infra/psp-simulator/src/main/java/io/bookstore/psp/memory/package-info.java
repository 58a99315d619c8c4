/** What the simulator remembers, changed one call at a time and rebuilt from its journal. */
@NullMarked
package io.bookstore.psp.memory;

import org.jspecify.annotations.NullMarked;
