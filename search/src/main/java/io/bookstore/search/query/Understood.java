package io.bookstore.search.query;

import io.bookstore.search.index.BookLanguages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a text is taken for.
 *
 * @param text as it was typed
 * @param readings texts that it may stand for by the synonyms of the desk, the likeliest first; never empty
 * @param pinned books that staff want on top
 * @param redirect where staff send those who ask this
 */
record Understood(
        String text,
        List<String> readings,
        Optional<String> isbn,
        List<String> isbnBeginnings,
        List<UUID> pinned,
        @Nullable String redirect) {

    /** As it is typed, whatever the desk says about it. */
    static Understood plain(String text) {
        return of(text, List.of(text), List.of(), null);
    }

    static Understood of(String text, List<String> readings, List<UUID> pinned, @Nullable String redirect) {
        return new Understood(
                text, readings, Isbns.thirteen(text), Isbns.beginnings(text), List.copyOf(pinned), redirect);
    }

    String reading() {
        return readings.getFirst();
    }

    boolean isTypedWords(String reading) {
        return reading.equals(text);
    }

    /** Everything that is looked for, to be marked in what is found. */
    String marked() {
        return String.join(" ", readings);
    }

    static boolean isCjk(String reading) {
        return BookLanguages.isCjk(reading);
    }

    /** For staff: what became of the words. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("words: " + String.join(", ", Words.main(text)));
        readings.stream()
                .filter(reading -> !isTypedWords(reading))
                .forEach(reading -> notes.add("synonym: " + reading));
        isbn.ifPresent(number -> notes.add("isbn: " + number));
        isbnBeginnings.forEach(number -> notes.add("isbn begins: " + number));
        pinned.forEach(book -> notes.add("pinned: " + book));
        if (redirect != null) {
            notes.add("redirect: " + redirect);
        }
        return notes;
    }
}
