package io.bookstore.cartorder.pricing;

import java.util.Set;

/**
 * What an offer can choose a book by.
 *
 * @param categories slugs of its shelves and of all above them
 * @param authors ids and names, names in lower case
 * @param series id and name, the name in lower case
 */
public record Traits(Set<String> categories, Set<String> authors, Set<String> series, String format) {

    public static final Traits NONE = new Traits(Set.of(), Set.of(), Set.of(), "");

    public Traits {
        categories = Set.copyOf(categories);
        authors = Set.copyOf(authors);
        series = Set.copyOf(series);
    }
}
