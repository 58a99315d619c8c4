package io.bookstore.storefront.shop;

import java.util.List;

/** A category with its number of books and the ones below it. */
public record Category(String slug, String name, long count, List<Category> children) {

    public String url() {
        return "/categories/" + slug;
    }
}
