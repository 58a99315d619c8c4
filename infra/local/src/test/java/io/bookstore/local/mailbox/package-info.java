/** The mailbox, with mails sent to it over SMTP. */
@NullMarked
package io.bookstore.local.mailbox;

import org.jspecify.annotations.NullMarked;
