package io.bookstore.search.query;

import io.bookstore.search.index.TextKeys;
import io.bookstore.search.projection.Book;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a book is asked for by the whole of a name: then the words are spelled as they should be. */
final class WholeNames {

    private WholeNames() {}

    /** By its title, its series or one of its authors, or by title and author in any order. */
    static boolean isAskedFor(String text, Book book) {
        Set<String> asked = Set.copyOf(TextKeys.queryKeys(text));
        List<String> titles = TextKeys.titleKeys(book.title(), book.subtitle());
        List<String> authors = book.authors().stream()
                .flatMap(author -> TextKeys.nameKeys(author.name()).stream())
                .toList();
        return Stream.of(titles, authors, series(book))
                        .flatMap(Collection::stream)
                        .anyMatch(asked::contains)
                || isTitleAndAuthor(TextKeys.key(text), titles, authors);
    }

    private static List<String> series(Book book) {
        Book.Series series = book.series();
        return series == null ? List.of() : TextKeys.titleKeys(series.name(), null);
    }

    private static boolean isTitleAndAuthor(String asked, List<String> titles, List<String> authors) {
        Set<String> names = authors.stream()
                .flatMap(author -> Arrays.stream(author.split(" ")))
                .collect(Collectors.toCollection(HashSet::new));
        names.add("by");
        return titles.stream()
                .anyMatch(title -> (asked.startsWith(title + " ") && isOf(names, asked.substring(title.length() + 1)))
                        || (asked.endsWith(" " + title)
                                && isOf(names, asked.substring(0, asked.length() - title.length() - 1))));
    }

    private static boolean isOf(Set<String> names, String words) {
        return names.containsAll(List.of(words.split(" ")));
    }
}
