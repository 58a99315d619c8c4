package io.bookstore.search.query;

import io.bookstore.search.index.TextKeys;
import io.bookstore.search.projection.Book;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Did you mean: the words of the best book that has all of them nearly. By taking them from a book that there is, the
 * corrected query is sure to find something.
 */
@Component
class Corrections {

    private static final int CANDIDATES = 5;
    private static final int LONG_WORD = 8;

    private final BookIndex index;

    Corrections(BookIndex index) {
        this.index = index;
    }

    /** The text with its mistyped words mended, when there is a book for it. */
    Optional<String> of(String text) {
        return index.best(TextMatch.fuzzy(text), CANDIDATES).stream()
                .map(book -> mended(text, wordsOf(book)))
                .filter(mended -> !mended.equals(TextKeys.key(text)))
                .findFirst();
    }

    static String mended(String text, Set<String> known) {
        return TextKeys.words(text).stream()
                .map(word -> mendedWord(word, known))
                .collect(Collectors.joining(" "));
    }

    private static String mendedWord(String word, Set<String> known) {
        if (known.contains(word) || !TextMatch.mayBeMistyped(word)) {
            return word;
        }
        int most = word.length() < LONG_WORD ? 1 : 2;
        String best = word;
        int nearest = most + 1;
        for (String candidate : known) {
            int edits = candidate.charAt(0) == word.charAt(0) ? Edits.between(word, candidate, nearest) : nearest;
            if (edits < nearest) {
                nearest = edits;
                best = candidate;
            }
        }
        return best;
    }

    private static Set<String> wordsOf(Book book) {
        Set<String> words = new LinkedHashSet<>(TextKeys.words(book.title()));
        book.authors().forEach(author -> words.addAll(TextKeys.words(author.name())));
        if (book.series() != null) {
            words.addAll(TextKeys.words(book.series().name()));
        }
        if (book.subtitle() != null) {
            words.addAll(TextKeys.words(book.subtitle()));
        }
        return words;
    }

    /** Distance of two words in letters added, left out, replaced or swapped with their neighbour. */
    static final class Edits {

        private Edits() {}

        /** The distance, or {@code limit} when it is not below that. */
        static int between(String one, String other, int limit) {
            if (Math.abs(one.length() - other.length()) >= limit) {
                return limit;
            }
            int[][] edits = new int[one.length() + 1][other.length() + 1];
            for (int i = 0; i <= one.length(); i++) {
                for (int j = 0; j <= other.length(); j++) {
                    edits[i][j] = i == 0 || j == 0 ? i + j : cell(edits, one, other, i, j);
                }
            }
            return Math.min(limit, edits[one.length()][other.length()]);
        }

        private static int cell(int[][] edits, String one, String other, int i, int j) {
            boolean same = one.charAt(i - 1) == other.charAt(j - 1);
            int least = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + (same ? 0 : 1));
            boolean swapped = i > 1
                    && j > 1
                    && one.charAt(i - 1) == other.charAt(j - 2)
                    && one.charAt(i - 2) == other.charAt(j - 1);
            return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
        }
    }
}
