package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.bookstore.search.index.Edits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What matches a text exactly, nearly or in part, best first. */
final class TextMatch {

    private static final String FUZZINESS = "AUTO:4,8";
    private static final int EXPANSIONS = 50;
    private static final float WORD = 20;

    private TextMatch() {}

    /** Every word that says something is there, as typed, by its stem, joined or split, or by a synonym. */
    static Query exact(Understood asked) {
        return exact(asked, false);
    }

    /** As {@link #exact(Understood)}, with hits that tell their ranks. */
    static Query explained(Understood asked) {
        return exact(asked, true);
    }

    private static Query exact(Understood asked, boolean named) {
        Query any = Matches.anyOf(matching(asked));
        return Query.of(query -> query.bool(
                match -> match.filter(any).should(ranks(asked, named)).should(rarity(asked))));
    }

    /** A book counts by the best of its names and by the best way in which its words match. */
    private static List<Query> ranks(Understood asked, boolean named) {
        return Stream.of(Ranks.pins(asked), Ranks.names(asked), Ranks.words(asked), List.of(Ranks.inOrder(asked)))
                .filter(tier -> !tier.isEmpty())
                .map(tier -> tier.stream().map(rank -> rank.query(named)).toList())
                .map(tier -> Query.of(query -> query.disMax(best -> best.queries(tier))))
                .toList();
    }

    private static List<Query> matching(Understood asked) {
        List<Query> any = new ArrayList<>();
        asked.pinned().forEach(book -> any.add(Selections.is("id", book.toString())));
        if (asked.isbn().isPresent()) {
            any.add(Selections.is("isbn", asked.isbn().get()));
            return any;
        }
        asked.isbnBeginnings().forEach(digits -> any.add(Matches.beginsWith("isbn", digits)));
        asked.readings().forEach(text -> {
            any.add(Matches.titleBegins(text));
            Ranks.seriesOrVolume(text).ifPresent(any::add);
            if (Understood.isCjk(text)) {
                any.add(Matches.allWords(Matches.CJK, text));
            } else {
                any.add(Matches.allWords(Matches.NAMES, text));
                any.add(Matches.allWordsJoined(text));
                any.addAll(Matches.anywhere(text));
            }
        });
        return any;
    }

    /** Within a tier: rare words count more than common ones, and names more than descriptions. */
    private static Query rarity(Understood asked) {
        List<Query> readings = asked.readings().stream().map(TextMatch::rarity).toList();
        return Query.of(query -> query.disMax(best -> best.queries(readings)));
    }

    private static Query rarity(String text) {
        float weight = 1f / Math.max(1, Words.main(text).size());
        List<Query> words = Understood.isCjk(text)
                ? List.of(Matches.words(Matches.CJK, text, 3 * weight))
                : List.of(
                        Matches.words("title", text, 3 * weight),
                        Matches.words("title.stems", text, weight),
                        Matches.words("authors", text, 2 * weight),
                        Matches.words("series", text, weight),
                        Matches.words("shelves", text, weight),
                        Matches.words("subjects", text, weight),
                        Matches.words("description", text, weight));
        return Query.of(query -> query.bool(any -> any.should(words)));
    }

    /**
     * Every word is there, or one that is typed nearly like it; the last one may go on.
     *
     * @param typed whether there are books that have the words as typed: only these can have one of the ranks, which cost
     *     as much as all nearly typed words do
     */
    static Query fuzzy(String text, boolean typed) {
        List<String> words = Words.main(text);
        List<Query> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            all.add(last ? goingOn(words.get(i)) : nearly(words.get(i)));
        }
        Understood plain = Understood.plain(text);
        List<Query> ranks = typed ? ranks(plain, false) : List.of();
        return Query.of(
                query -> query.bool(match -> match.must(all).should(ranks).should(rarity(plain))));
    }

    /** Some of the words are there, the more the better. */
    static Query relaxed(String text) {
        List<Query> words = Words.main(text).stream()
                .map(word -> {
                    Query there = nearly(word);
                    return Query.of(query -> query.bool(one -> one.must(there).should(bonus(there))));
                })
                .toList();
        String least = String.valueOf(Math.max(1, words.size() / 2));
        return Query.of(query -> query.bool(some -> some.should(words).minimumShouldMatch(least)));
    }

    static Query everything() {
        return Query.of(query -> query.matchAll(all -> all.boost(1f)));
    }

    private static Query nearly(String word) {
        return Matches.anyOf(spellings(word).toList());
    }

    private static Query goingOn(String word) {
        return Matches.anyOf(Stream.concat(
                        spellings(word),
                        word.length() < 3 ? Stream.empty() : Stream.of(Matches.words("names.beginnings", word, 1)))
                .toList());
    }

    private static Stream<Query> spellings(String word) {
        if (Understood.isCjk(word)) {
            return Stream.of(Matches.allWords(Matches.CJK, word));
        }
        Stream<Query> same = Stream.of(
                Matches.words(Matches.NAMES, word, 3),
                Matches.words(Matches.STEMS, word, 2),
                Matches.words(Matches.JOINED, word, 2));
        if (Edits.allowed(word) == 0) {
            return same;
        }
        Stream<Query> possessive = Words.withoutPossessive(word).map(name -> mistyped(Matches.NAMES, name)).stream();
        return Stream.concat(
                same,
                Stream.concat(Stream.of(mistyped(Matches.NAMES, word), mistyped(Matches.JOINED, word)), possessive));
    }

    private static Query mistyped(String field, String word) {
        return Query.of(query -> query.match(match -> match.field(field)
                .query(word)
                .fuzziness(FUZZINESS)
                .prefixLength(1)
                .maxExpansions(EXPANSIONS)));
    }

    private static Query bonus(Query reason) {
        return Query.of(
                query -> query.constantScore(constant -> constant.filter(reason).boost(WORD)));
    }
}
