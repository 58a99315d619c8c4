/** The covers that the shop draws itself: eight typographic templates, set in outlined letters, so that they look the same everywhere. */
@NullMarked
package io.bookstore.storefront.cover;

import org.jspecify.annotations.NullMarked;
