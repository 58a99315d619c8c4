/** Searching: results with facets, removable chips, suggestions; and what to show while search rests. */
@NullMarked
package io.bookstore.storefront.search;

import org.jspecify.annotations.NullMarked;
