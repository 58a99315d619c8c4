/** The list of events, for those who missed a webhook. */
@NullMarked
package io.bookstore.psp.event;

import org.jspecify.annotations.NullMarked;
