/** Defaults of a process: settings, logs, metrics. */
@NullMarked
package io.bookstore.platform.observability;

import org.jspecify.annotations.NullMarked;
