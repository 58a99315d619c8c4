package io.bookstore.storefront.api;

import java.util.List;

/** A contributor by all names that are known. */
public record AuthorPage(String id, String name, List<String> otherNames) {

    public AuthorPage {
        otherNames = Book.unlessNull(otherNames);
    }
}
