package io.bookstore.search.query;

import io.bookstore.search.index.Edits;
import io.bookstore.search.index.TextKeys;
import io.bookstore.search.projection.CategoryNames;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The shelf that somebody may have meant whose words no book has. */
@Component
class NearestShelf {

    private static final int SHORTEST = 4;

    private final CategoryNames categories;

    NearestShelf(CategoryNames categories) {
        this.categories = categories;
    }

    /** The slug of the shelf of whose name most words are there, or nearly. */
    Optional<String> to(String text) {
        List<String> words = Words.main(text).stream()
                .filter(word -> word.length() >= SHORTEST)
                .toList();
        return categories.all().entrySet().stream()
                .map(shelf -> Map.entry(shelf.getKey(), fit(words, shelf.getValue())))
                .filter(shelf -> shelf.getValue() > 0)
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private static double fit(List<String> words, String name) {
        List<String> parts = TextKeys.words(name);
        long found = parts.stream()
                .filter(part -> words.stream().anyMatch(word -> isNear(word, part)))
                .count();
        return parts.isEmpty() ? 0 : found + (double) found / parts.size();
    }

    private static boolean isNear(String word, String part) {
        int most = Edits.allowed(word);
        return word.charAt(0) == part.charAt(0) && Edits.between(word, part, most + 1) <= most;
    }
}
