package io.bookstore.catalog.isbn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the hyphens of an ISBN stand, by the ranges that the International ISBN Agency publishes
 * ({@code catalog/isbn-ranges.txt}; a group a line: {@code 978-0 00-19 200-227 …}).
 */
public final class Hyphenation {

    private static final String FILE = "/catalog/isbn-ranges.txt";
    private static final int PREFIX = 3;
    private static final int LONGEST_GROUP = 5;
    private static final Map<String, Group> GROUPS = read();

    private Hyphenation() {}

    /** {@code 978-0-261-10357-3}; empty when the registrant's range is not given out yet. */
    public static Optional<String> of(Isbn isbn) {
        String digits = isbn.digits();
        for (int length = 1; length <= LONGEST_GROUP; length++) {
            Group group = GROUPS.get(digits.substring(0, PREFIX) + "-" + digits.substring(PREFIX, PREFIX + length));
            if (group != null) {
                String rest = digits.substring(PREFIX + length, digits.length() - 1);
                return group.registrant(rest)
                        .map(registrant -> String.join(
                                "-",
                                group.prefix(),
                                registrant,
                                rest.substring(registrant.length()),
                                digits.substring(digits.length() - 1)));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Group> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Hyphenation.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Group::parse)
                    .collect(Collectors.toUnmodifiableMap(Group::prefix, Function.identity()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Group(String prefix, List<Range> ranges) {

        static Group parse(String line) {
            String[] words = line.split(" ");
            return new Group(
                    words[0], Arrays.stream(words).skip(1).map(Range::parse).toList());
        }

        /** The first digits of what follows the group, as far as they name the publisher. */
        Optional<String> registrant(String rest) {
            return ranges.stream()
                    .filter(range -> range.length() < rest.length())
                    .filter(range -> range.holds(rest))
                    .map(range -> rest.substring(0, range.length()))
                    .findFirst();
        }
    }

    private record Range(String first, String last) {

        static Range parse(String word) {
            int hyphen = word.indexOf('-');
            return new Range(word.substring(0, hyphen), word.substring(hyphen + 1));
        }

        int length() {
            return first.length();
        }

        boolean holds(String rest) {
            String start = rest.substring(0, length());
            return start.compareTo(first) >= 0 && start.compareTo(last) <= 0;
        }
    }
}
