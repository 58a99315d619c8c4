package io.bookstore.search.desk;

import io.bookstore.search.index.TextKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules in the format of Solr: {@code a, b, c} stand for each other; {@code a => b, c} looks for b or c instead of a.
 * A term may have several words; {@code \,} is a comma of a term; a line that begins with # is a remark.
 *
 * @param meanings what to look for, by the words that stand for it
 */
record SynonymRules(Map<String, List<String>> meanings, int longest) {

    static final SynonymRules NONE = new SynonymRules(Map.of(), 0);

    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern ARROW = Pattern.compile("(?<!\\\\)=>");
    private static final int MOST_READINGS = 8;
    private static final int MOST_TERMS = 30;
    private static final int MOST_WORDS = 10;

    static SynonymRules of(List<String> rules) {
        Map<String, Set<String>> meanings = new HashMap<>();
        rules.stream().filter(rule -> !isRemark(rule)).forEach(rule -> add(meanings, rule));
        Map<String, List<String>> lists = new HashMap<>();
        meanings.forEach((term, others) -> lists.put(term, List.copyOf(others)));
        int longest = lists.keySet().stream()
                .mapToInt(term -> TextKeys.words(term).size())
                .max()
                .orElse(0);
        return new SynonymRules(Map.copyOf(lists), longest);
    }

    /** What is wrong with a rule, for a person. */
    static Optional<String> problem(String rule) {
        if (isRemark(rule)) {
            return Optional.empty();
        }
        String[] sides = ARROW.split(rule, -1);
        if (sides.length > 2) {
            return Optional.of("has more than one =>");
        }
        List<String> all =
                Stream.of(sides).flatMap(side -> terms(side).stream()).toList();
        if (all.stream().anyMatch(String::isEmpty)) {
            return Optional.of("has a term without a letter or digit");
        }
        if (all.size() > MOST_TERMS) {
            return Optional.of("has more than " + MOST_TERMS + " terms");
        }
        if (all.stream().anyMatch(term -> TextKeys.words(term).size() > MOST_WORDS)) {
            return Optional.of("has a term of more than " + MOST_WORDS + " words");
        }
        return sides.length == 1 && all.stream().distinct().count() < 2
                ? Optional.of("must name at least two different terms, or have the form a => b")
                : Optional.empty();
    }

    private static void add(Map<String, Set<String>> meanings, String rule) {
        String[] sides = ARROW.split(rule, -1);
        List<String> from = terms(sides[0]);
        List<String> to = terms(sides[sides.length - 1]);
        for (String term : from) {
            Set<String> known = meanings.computeIfAbsent(term, any -> new LinkedHashSet<>());
            if (sides.length == 1) {
                known.add(term); // first: what was typed is the likeliest meaning
            }
            known.addAll(to);
        }
    }

    /**
     * The texts that a text may stand for, what was typed itself first unless a rule replaces it. At each place the rule
     * of the most words counts.
     */
    List<String> readings(String text) {
        if (meanings.isEmpty()) {
            return List.of(text);
        }
        List<String> words = TextKeys.words(text);
        List<String> readings = List.of("");
        boolean known = false;
        for (int i = 0; i < words.size(); ) {
            int length = known(words, i);
            List<String> means = length == 0
                    ? List.of(words.get(i))
                    : meanings.getOrDefault(String.join(" ", words.subList(i, i + length)), List.of());
            readings = crossed(readings, means);
            known |= length > 0;
            i += Math.max(1, length);
        }
        String typed = String.join(" ", words);
        return known
                ? readings.stream()
                        .map(reading -> reading.equals(typed) ? text : reading)
                        .toList()
                : List.of(text);
    }

    /** How many words from here on have a meaning together. */
    private int known(List<String> words, int start) {
        for (int length = Math.min(longest, words.size() - start); length > 0; length--) {
            if (meanings.containsKey(String.join(" ", words.subList(start, start + length)))) {
                return length;
            }
        }
        return 0;
    }

    private static List<String> crossed(List<String> readings, List<String> means) {
        List<String> crossed = new ArrayList<>();
        for (String meaning : means) {
            for (String reading : readings) {
                crossed.add(reading.isEmpty() ? meaning : reading + " " + meaning);
            }
        }
        return crossed.stream().distinct().limit(MOST_READINGS).toList();
    }

    private static boolean isRemark(String rule) {
        return rule.stripLeading().startsWith("#");
    }

    private static List<String> terms(String side) {
        return COMMA.splitAsStream(side)
                .map(term -> term.replace("\\,", " ").replace("\\=>", " "))
                .map(TextKeys::key)
                .toList();
    }
}
