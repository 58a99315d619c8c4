package io.bookstore.cartorder.pricing;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The books that an offer is for: in each list that is not empty, one entry must fit. All lists empty: every book. */
public record Scope(
        Set<String> categories, Set<String> authors, Set<String> series, Set<UUID> books, Set<String> formats) {

    public static final Scope EVERYTHING = new Scope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Scope {
        categories = Set.copyOf(categories);
        authors = lowerCase(authors);
        series = lowerCase(series);
        books = Set.copyOf(books);
        formats = Set.copyOf(formats);
    }

    boolean covers(Item item) {
        Traits traits = item.traits();
        return meets(categories, traits.categories())
                && meets(authors, traits.authors())
                && meets(series, traits.series())
                && (books.isEmpty() || books.contains(item.bookId()))
                && (formats.isEmpty() || formats.contains(traits.format()));
    }

    private static boolean meets(Set<String> wanted, Set<String> has) {
        return wanted.isEmpty() || !Collections.disjoint(wanted, has);
    }

    private static Set<String> lowerCase(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
