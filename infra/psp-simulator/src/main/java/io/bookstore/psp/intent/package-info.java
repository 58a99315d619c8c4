/** Payment intents and the charges they lead to. */
@NullMarked
package io.bookstore.psp.intent;

import org.jspecify.annotations.NullMarked;
