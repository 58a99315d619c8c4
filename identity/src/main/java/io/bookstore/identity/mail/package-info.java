/** Mail to account holders and guests: queued once per reason, sent until it is accepted. */
@NullMarked
package io.bookstore.identity.mail;

import org.jspecify.annotations.NullMarked;
