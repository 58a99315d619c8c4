package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.bookstore.search.index.TextKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The tiers of relevance. They are far enough apart that what is within a tier (how rare the words are, stock, sales,
 * ratings, freshness) never lifts a book over the next one.
 */
final class Ranks {

    /** More than all others together, so that pins keep their order whatever else they have. */
    private static final float PINNED = 60_000;

    private static final float ISBN = 40_000;
    private static final float ISBN_BEGINS = 20_000;
    private static final float SAME_TITLE = 8000;
    private static final float SERIES_AND_VOLUME = 7000;
    private static final float SAME_NAME = 8000;
    private static final float SERIES = 6000;
    private static final float TITLE_AND_AUTHOR = 5000;
    private static final float TITLE_BEGINS_SO = 4000;
    private static final float ALL_WORDS_AS_TYPED = 1500;
    private static final float ALL_WORDS_BY_STEM = 1000;
    private static final float ALL_WORDS_JOINED = 500;
    private static final float IN_ORDER = 40;
    private static final int MOST_PARTED = 8;
    private static final Pattern VOLUME = Pattern.compile("\\d{1,3}");
    private static final Set<String> BEFORE_VOLUME =
            Set.of("book", "volume", "vol", "part", "no", "nr", "number", "band", "bd", "tome", "tomo", "libro");

    private static final Set<String> SERIES_WORDS = Set.of("series", "trilogy", "saga", "cycle", "books", "novels");

    private Ranks() {}

    /** Books that staff want on top. */
    static List<Rank> pins(Understood asked) {
        List<Rank> ranks = new ArrayList<>();
        for (int i = 0; i < asked.pinned().size(); i++) {
            String book = asked.pinned().get(i).toString();
            ranks.add(new Rank("id", "pinned", PINNED * (asked.pinned().size() - i), Selections.is("id", book)));
        }
        return ranks;
    }

    /** By number, title, author or series as a whole. */
    static List<Rank> names(Understood asked) {
        List<Rank> ranks = new ArrayList<>();
        asked.isbn().ifPresent(isbn -> ranks.add(new Rank("isbn", "exact", ISBN, Selections.is("isbn", isbn))));
        asked.isbnBeginnings()
                .forEach(digits ->
                        ranks.add(new Rank("isbn", "prefix", ISBN_BEGINS, Matches.beginsWith("isbn", digits))));
        ranks.add(any(asked, "title", "exact", SAME_TITLE, text -> same("title_key", text)));
        ranks.add(any(
                asked,
                "authors, series",
                "exact",
                SAME_NAME,
                text -> Matches.anyOf(List.of(same("author_key", text), same("series_key", text)))));
        ranks.add(any(asked, "title", "prefix", TITLE_BEGINS_SO, Matches::titleBegins));
        addIfAny(ranks, "series", "name and volume", SERIES_AND_VOLUME, each(asked, Ranks::volume));
        addIfAny(ranks, "series", "name", SERIES, each(asked, Ranks::series));
        addIfAny(ranks, "title, authors", "title and author", TITLE_AND_AUTHOR, parted(asked));
        return ranks;
    }

    /** By single words. */
    static List<Rank> words(Understood asked) {
        List<Rank> ranks = new ArrayList<>();
        String text = asked.reading();
        boolean cjk = Understood.isCjk(text);
        if (asked.isTypedWords(text)) {
            String field = cjk ? Matches.CJK : Matches.NAMES;
            ranks.add(new Rank(field, "all words as typed", ALL_WORDS_AS_TYPED, Matches.allWords(field, text)));
        }
        if (!cjk) {
            ranks.add(any(asked, Matches.NAMES, "all words by stem", ALL_WORDS_BY_STEM, Matches::allStems));
            ranks.add(any(asked, Matches.NAMES, "words joined or split", ALL_WORDS_JOINED, Matches::allWordsJoined));
        }
        return ranks;
    }

    /** Words that stand together in the title, or in a name without spaces. */
    static Rank inOrder(Understood asked) {
        String field = Understood.isCjk(asked.reading()) ? Matches.CJK : "title";
        return any(asked, field, "in order", IN_ORDER, reading -> Matches.inOrder(field, reading));
    }

    private static void addIfAny(List<Rank> ranks, String field, String how, float weight, List<Query> reasons) {
        if (!reasons.isEmpty()) {
            ranks.add(new Rank(field, how, weight, Matches.anyOf(reasons)));
        }
    }

    private static List<Query> each(Understood asked, Function<String, Optional<Query>> question) {
        return asked.readings().stream().map(question).flatMap(Optional::stream).toList();
    }

    private static List<Query> parted(Understood asked) {
        return asked.readings().stream()
                .flatMap(text -> titleAndAuthor(text).stream())
                .toList();
    }

    /** Asked for by the name of a series with what it is or where to begin: {@code dune series}, {@code discworld 5}. */
    static Optional<Query> series(String text) {
        return seriesName(text).map(name -> same("series_key", name));
    }

    private static Optional<Query> volume(String text) {
        List<String> words = Words.all(text);
        String last = words.getLast();
        return seriesName(text).filter(name -> VOLUME.matcher(last).matches()).map(name -> {
            Query named = Matches.anyOf(List.of(same("series_key", name), Matches.allWords("series", name)));
            return Matches.allOf(
                    List.of(named, Selections.is("series_volume", String.valueOf(Integer.parseInt(last)))));
        });
    }

    /** The text without the number or the word at its end that only a series is asked for with. */
    private static Optional<String> seriesName(String text) {
        List<String> words = Words.all(text);
        int end = words.size();
        if (end > 1 && VOLUME.matcher(words.get(end - 1)).matches()) {
            end--;
            if (end > 1 && BEFORE_VOLUME.contains(words.get(end - 1))) {
                end--;
            }
        } else if (end > 1 && SERIES_WORDS.contains(words.get(end - 1))) {
            end--;
        }
        return end == words.size() ? Optional.empty() : Optional.of(String.join(" ", words.subList(0, end)));
    }

    static Optional<Query> seriesOrVolume(String text) {
        return series(text)
                .map(name -> volume(text)
                        .map(volume -> Matches.anyOf(List.of(name, volume)))
                        .orElse(name));
    }

    /** The whole title and then words of its author, or the other way round. */
    private static List<Query> titleAndAuthor(String text) {
        List<String> words = Words.all(text);
        List<Query> parted = new ArrayList<>();
        for (int i = 1; words.size() <= MOST_PARTED && i < words.size(); i++) {
            String first = String.join(" ", words.subList(0, i));
            String second = String.join(" ", words.subList(i, words.size()));
            parted.add(Matches.allOf(List.of(same("title_key", first), by(second))));
            parted.add(Matches.allOf(List.of(same("title_key", second), by(first))));
        }
        return parted;
    }

    private static Query by(String names) {
        return Matches.by(String.join(" ", Words.main(names)));
    }

    private static Query same(String field, String text) {
        return Selections.anyOf(field, TextKeys.queryKeys(text));
    }

    private static Rank any(Understood asked, String field, String how, float weight, Function<String, Query> reason) {
        List<Query> reasons = asked.readings().stream().map(reason).toList();
        return new Rank(field, how, weight, reasons.size() == 1 ? reasons.getFirst() : Matches.anyOf(reasons));
    }
}
