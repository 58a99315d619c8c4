package io.bookstore.search.suggest;

import io.bookstore.search.index.Edits;
import io.bookstore.search.index.TextKeys;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How what was typed goes on in a name. */
final class Completions {

    private Completions() {}

    /** Whether every typed word begins a word of the name. */
    static boolean fits(String typed, String name) {
        List<String> words = TextKeys.words(name);
        return TextKeys.words(typed).stream().allMatch(part -> words.stream().anyMatch(word -> word.startsWith(part)));
    }

    /** As {@link #fits}, with typing mistakes. */
    static boolean nearlyFits(String typed, String name) {
        List<String> words = TextKeys.words(name);
        return TextKeys.words(typed).stream()
                .allMatch(part -> words.stream().anyMatch(word -> Edits.nearlyBegins(part, word)));
    }

    /** Whether the name begins with what was typed, word by word. */
    static boolean begins(String typed, String name) {
        return TextKeys.key(name).startsWith(TextKeys.key(typed));
    }

    /** The name up to the end of the word that is being typed, when the typed words stand in it one after the other. */
    static Optional<String> phrase(String typed, String name) {
        List<String> parts = TextKeys.words(typed);
        String[] written = name.strip().split("\\s+");
        return IntStream.rangeClosed(0, written.length - parts.size())
                .filter(start -> goesOn(parts, written, start))
                .mapToObj(start -> IntStream.range(start, start + parts.size())
                        .mapToObj(i -> plain(written[i]))
                        .collect(Collectors.joining(" ")))
                .findFirst();
    }

    private static boolean goesOn(List<String> parts, String[] written, int start) {
        return IntStream.range(0, parts.size()).allMatch(i -> {
            String word = TextKeys.key(written[start + i]);
            boolean last = i == parts.size() - 1;
            return last ? word.startsWith(parts.get(i)) : word.equals(parts.get(i));
        });
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
    }
}
