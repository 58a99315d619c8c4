package io.bookstore.search.query;

import io.bookstore.search.index.Edits;
import io.bookstore.search.index.TextKeys;
import io.bookstore.search.projection.Book;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Did you mean: the words of the best book that has all of them nearly. By taking them from a book that there is, the
 * corrected query is sure to find something.
 */
@Component
class Corrections {

    private static final int CANDIDATES = 5;
    private static final int WITNESSES = 12;
    private static final int SHORTEST_BEGUN = 3;

    private final BookIndex index;

    Corrections(BookIndex index) {
        this.index = index;
    }

    /** The text, which no book has, with its mistyped words mended, when there is a book for it. */
    Optional<String> of(String text) {
        return mendings(text, false, CANDIDATES).findFirst();
    }

    /** Another text that more books have than this one, whose words {@code matched} books have. */
    Optional<String> moreUsual(String text, long matched) {
        Map<String, Long> supported = mendings(text, true, WITNESSES)
                .collect(Collectors.groupingBy(mended -> mended, LinkedHashMap::new, Collectors.counting()));
        return supported.entrySet().stream()
                .filter(mended -> mended.getValue() > matched)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private Stream<String> mendings(String text, boolean typed, int books) {
        return index.best(TextMatch.fuzzy(text, typed), books).stream()
                .map(book -> mended(text, wordsOf(book)))
                .filter(mended -> !joined(mended).equals(joined(TextKeys.key(text))));
    }

    private static String joined(String words) {
        return words.replace(" ", "");
    }

    static String mended(String text, Set<String> known) {
        List<String> words = TextKeys.words(text);
        return IntStream.range(0, words.size())
                .mapToObj(i -> mendedWord(words.get(i), known, i == words.size() - 1))
                .collect(Collectors.joining(" "));
    }

    private static String mendedWord(String word, Set<String> known, boolean last) {
        int most = Edits.allowed(word);
        if (known.contains(word) || (most == 0 && !last)) {
            return word;
        }
        String best = word;
        int nearest = most + 1;
        for (String candidate : known) {
            String written = candidate.replace(" ", "");
            int edits = written.charAt(0) == word.charAt(0) ? Edits.between(word, written, nearest) : nearest;
            if (edits < nearest) {
                nearest = edits;
                best = candidate;
            }
        }
        return nearest > most && last ? begun(word, known) : best;
    }

    /** The last word may not be typed to its end. */
    private static String begun(String word, Set<String> known) {
        return word.length() < SHORTEST_BEGUN
                ? word
                : known.stream()
                        .filter(candidate -> candidate.startsWith(word) && candidate.indexOf(' ') < 0)
                        .findFirst()
                        .orElse(word);
    }

    /** The words of a book's names, and each two neighbours of them, which may be typed as one. */
    private static Set<String> wordsOf(Book book) {
        Book.Series series = book.series();
        List<List<String>> names = Stream.of(
                        Stream.of(book.title()),
                        book.authors().stream().map(Book.Author::name),
                        Stream.ofNullable(series).map(Book.Series::name),
                        Stream.ofNullable(book.subtitle()))
                .flatMap(each -> each)
                .map(TextKeys::words)
                .toList();
        Set<String> words = new LinkedHashSet<>();
        names.forEach(words::addAll);
        names.forEach(name ->
                IntStream.range(1, name.size()).forEach(i -> words.add(name.get(i - 1) + " " + name.get(i))));
        return words;
    }
}
