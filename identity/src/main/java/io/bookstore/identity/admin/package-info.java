/** What admins do with other people's accounts, and the record of it. */
@NullMarked
package io.bookstore.identity.admin;

import org.jspecify.annotations.NullMarked;
