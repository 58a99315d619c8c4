/** The local stand-in for the world's mailboxes: takes every mail that the shop sends and shows it on a page. */
@NullMarked
package io.bookstore.local.mailbox;

import org.jspecify.annotations.NullMarked;
