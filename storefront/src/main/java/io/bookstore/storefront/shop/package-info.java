/** What all pages share: layout, words, money, links, cards of books, error pages, headers and access rules. */
@NullMarked
package io.bookstore.storefront.shop;

import org.jspecify.annotations.NullMarked;
