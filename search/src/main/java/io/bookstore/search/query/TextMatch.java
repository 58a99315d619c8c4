package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import io.bookstore.search.index.TextKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How text is matched. Words are data here and never syntax: no query-string parser sees them.
 *
 * <p>Ranks are bonuses far enough apart that what is within a rank (how rare the words are, sales, ratings, stock) never
 * lifts a book over the next one.
 */
final class TextMatch {

    private static final float ISBN = 4000;
    private static final float SAME_TITLE = 1600;
    private static final float SAME_AUTHOR_OR_SERIES = 1200;
    private static final float TITLE_BEGINS_SO = 800;
    private static final float ALL_WORDS_AS_TYPED = 300;
    private static final float ALL_WORDS_BY_STEM = 200;
    private static final float WORDS_IN_ORDER = 40;
    private static final float WORD = 20;

    /** Looked for only where nothing else is asked: they say too little. */
    private static final Set<String> SMALL_WORDS = Set.of(
            "a", "an", "and", "as", "at", "book", "books", "by", "for", "from", "in", "into", "is", "it", "novel", "of",
            "on", "or", "that", "the", "to", "with");

    private static final String FUZZINESS = "AUTO:4,8";
    private static final int SHORTEST_FUZZY = 4;
    private static final int MOST_WORDS = 32;

    private TextMatch() {}

    /** Every word that says something is there, as typed or by its stem. */
    static Query exact(String text) {
        List<Query> any = new ArrayList<>();
        any.add(allWords("names", text));
        any.add(allWords("names.stems", text));
        any.add(anywhere(text));
        Isbns.thirteen(text).ifPresent(isbn -> any.add(Selections.is("isbn", isbn)));
        TextKeys.queryKeys(text).forEach(key -> any.add(beginsWith(key)));
        return Query.of(query -> query.bool(match -> match.filter(
                        filter -> filter.bool(some -> some.should(any).minimumShouldMatch("1")))
                .should(ranks(text))));
    }

    /** Every word is there, or one that is typed nearly like it. */
    static Query fuzzy(String text) {
        List<Query> words = mainWords(text).stream().map(TextMatch::nearly).toList();
        return Query.of(query -> query.bool(all -> all.must(words).should(ranks(text))));
    }

    /** Some of the words are there, the more the better. */
    static Query relaxed(String text) {
        List<Query> words = mainWords(text).stream()
                .map(word -> Query.of(query ->
                        query.bool(one -> one.must(nearly(word)).should(bonus(WORD, nearly(word))))))
                .toList();
        String least = String.valueOf(Math.max(1, words.size() / 2));
        return Query.of(query -> query.bool(some -> some.should(words).minimumShouldMatch(least)));
    }

    static Query everything() {
        return Query.of(query -> query.matchAll(all -> all.boost(1f)));
    }

    /** The words to look for when small ones are left out; all of them when there are only small ones. */
    static List<String> mainWords(String text) {
        List<String> words =
                TextKeys.words(text).stream().distinct().limit(MOST_WORDS).toList();
        List<String> main =
                words.stream().filter(word -> !SMALL_WORDS.contains(word)).toList();
        return main.isEmpty() ? words : main;
    }

    /** Short words and numbers are meant as they are typed. */
    static boolean mayBeMistyped(String word) {
        return word.length() >= SHORTEST_FUZZY && word.chars().noneMatch(Character::isDigit);
    }

    private static List<Query> ranks(String text) {
        List<Query> ranks = new ArrayList<>();
        List<String> keys = TextKeys.queryKeys(text);
        float weight = 1f / Math.max(1, mainWords(text).size());
        Isbns.thirteen(text).ifPresent(isbn -> ranks.add(bonus(ISBN, Selections.is("isbn", isbn))));
        if (!keys.isEmpty()) {
            ranks.add(bonus(SAME_TITLE, Selections.anyOf("title_key", keys)));
            ranks.add(bonus(
                    SAME_AUTHOR_OR_SERIES,
                    Query.of(query -> query.bool(either -> either.should(Selections.anyOf("author_key", keys))
                            .should(Selections.anyOf("series_key", keys))))));
            ranks.add(bonus(
                    TITLE_BEGINS_SO,
                    Query.of(query -> query.bool(either -> either.should(
                            keys.stream().map(TextMatch::beginsWith).toList())))));
        }
        ranks.add(bonus(ALL_WORDS_AS_TYPED, allWords("names", text)));
        ranks.add(bonus(ALL_WORDS_BY_STEM, allWords("names.stems", text)));
        ranks.add(bonus(
                WORDS_IN_ORDER,
                Query.of(query -> query.matchPhrase(
                        phrase -> phrase.field("title").query(text).slop(1)))));
        ranks.add(words("title", text, 3 * weight));
        ranks.add(words("title.stems", text, weight));
        ranks.add(words("authors", text, 2 * weight));
        ranks.add(words("series", text, weight));
        return ranks;
    }

    private static Query nearly(String word) {
        return Query.of(query -> query.bool(one -> {
            one.should(words("names", word, 3));
            one.should(words("names.stems", word, 2));
            if (mayBeMistyped(word)) {
                one.should(fuzzyWord(word));
            }
            return one.minimumShouldMatch("1");
        }));
    }

    private static Query fuzzyWord(String word) {
        return Query.of(query -> query.match(match -> match.field("names")
                .query(word)
                .fuzziness(FUZZINESS)
                .prefixLength(1)
                .maxExpansions(50)
                .operator(Operator.And)));
    }

    private static Query allWords(String field, String text) {
        return Query.of(
                query -> query.match(match -> match.field(field).query(text).operator(Operator.And)));
    }

    private static Query words(String field, String text, float boost) {
        return Query.of(
                query -> query.match(match -> match.field(field).query(text).boost(boost)));
    }

    private static Query anywhere(String text) {
        return Query.of(query -> query.multiMatch(match -> match.fields("names.stems", "description", "shelves")
                .type(TextQueryType.CrossFields)
                .operator(Operator.And)
                .query(text)));
    }

    private static Query beginsWith(String key) {
        return Query.of(
                query -> query.prefix(prefix -> prefix.field("title_key").value(key)));
    }

    private static Query bonus(float rank, Query reason) {
        return Query.of(
                query -> query.constantScore(constant -> constant.filter(reason).boost(rank)));
    }
}
