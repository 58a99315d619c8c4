package io.bookstore.storefront.shelf;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.shop.BookCard;
import io.bookstore.storefront.shop.Pager;
import java.util.List;

/** One page of the works on a shelf. */
record Shelf(String url, String sort, long total, List<Book> books, List<BookCard> cards, Pager pager) {}
