package io.bookstore.search.query;

import io.bookstore.search.index.Edits;
import io.bookstore.search.index.TextKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words of what somebody typed, without case, accents and punctuation. They are data and never syntax. */
final class Words {

    /** Looked for only where nothing else is asked: they say too little. The index knows the same ones. */
    private static final Set<String> SMALL = Set.of(
            "a", "about", "an", "and", "as", "at", "book", "books", "by", "for", "from", "in", "into", "is", "it",
            "novel", "novels", "of", "on", "or", "that", "the", "to", "with");

    private static final int MOST = 32;

    private Words() {}

    static List<String> all(String text) {
        return TextKeys.words(text).stream().limit(MOST).toList();
    }

    /** The words to look for when small ones are left out; all of them when there are only small ones. */
    static List<String> main(String text) {
        List<String> words = all(text).stream().distinct().toList();
        List<String> main = words.stream().filter(word -> !SMALL.contains(word)).toList();
        return main.isEmpty() ? words : main;
    }

    static boolean isSmall(String word) {
        return SMALL.contains(word);
    }

    /** The index has {@code shadow} for {@code shadow's}, which may be typed {@code sahdows}. */
    static Optional<String> withoutPossessive(String word) {
        String name = word.endsWith("s") ? word.substring(0, word.length() - 1) : "";
        return Edits.allowed(name) == 0 ? Optional.empty() : Optional.of(name);
    }
}
