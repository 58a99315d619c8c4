package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import io.bookstore.search.index.BookLanguages;
import io.bookstore.search.index.TextKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Single questions to the index of which the ranks are made. Text goes to its analyzers as it is. */
final class Matches {

    static final String NAMES = "names";
    static final String STEMS = "names.stems";
    static final String JOINED = "names.joined";
    static final String CJK = "names_cjk";
    private static final int MOST_JOINED = 10;

    private Matches() {}

    static Query anyOf(List<Query> questions) {
        return Query.of(query ->
                query.bool(some -> some.should(questions).minimumShouldMatch(questions.isEmpty() ? "0" : "1")));
    }

    static Query allOf(List<Query> questions) {
        return Query.of(query -> query.bool(all -> all.filter(questions)));
    }

    static Query allWords(String field, String text) {
        return Query.of(
                query -> query.match(match -> match.field(field).query(text).operator(Operator.And)));
    }

    static Query words(String field, String text, float boost) {
        return Query.of(
                query -> query.match(match -> match.field(field).query(text).boost(boost)));
    }

    static Query inOrder(String field, String text) {
        return Query.of(query ->
                query.matchPhrase(phrase -> phrase.field(field).query(text).slop(1)));
    }

    static Query beginsWith(String field, String key) {
        return Query.of(query -> query.prefix(prefix -> prefix.field(field).value(key)));
    }

    /** Every word by its stem, in any language, somewhere in the names of the book. */
    static Query allStems(String text) {
        List<Query> any = new ArrayList<>(List.of(allWords(STEMS, text)));
        BookLanguages.WITH_OWN_STEMS.forEach(language -> any.add(allWords("names_in." + language, text)));
        return anyOf(any);
    }

    /** Every word somewhere: names, description, shelves, subjects. */
    static List<Query> anywhere(String text) {
        List<Query> any = new ArrayList<>();
        any.add(acrossFields(text, STEMS, "description", "shelves", "subjects", "awards"));
        BookLanguages.WITH_OWN_STEMS.forEach(
                language -> any.add(acrossFields(text, "names_in." + language, "description_in." + language)));
        return any;
    }

    /** Every word, also where the book writes two of them as one, or one of them as two. */
    static Query allWordsJoined(String text) {
        List<String> words = Words.all(text).stream().limit(MOST_JOINED).toList();
        List<Query> each = IntStream.range(0, words.size())
                .filter(i -> words.size() == 1 || !Words.isSmall(words.get(i)))
                .mapToObj(i -> joined(words, i))
                .toList();
        return each.isEmpty() ? joined(words, 0) : allOf(each);
    }

    private static Query joined(List<String> words, int i) {
        String word = words.get(i);
        List<Query> spellings = new ArrayList<>(List.of(words(STEMS, word, 1), words(JOINED, word, 1)));
        if (i > 0) {
            spellings.add(words(STEMS, words.get(i - 1) + word, 1));
        }
        if (i < words.size() - 1) {
            spellings.add(words(STEMS, word + words.get(i + 1), 1));
        }
        return anyOf(spellings);
    }

    static Query titleBegins(String text) {
        return anyOf(TextKeys.queryKeys(text).stream()
                .map(key -> beginsWith("title_key", key))
                .toList());
    }

    static Query by(String names) {
        return anyOf(List.of(allWords("authors", names), allWords("other_names", names)));
    }

    private static Query acrossFields(String text, String... fields) {
        return Query.of(query -> query.multiMatch(match -> match.fields(List.of(fields))
                .type(TextQueryType.CrossFields)
                .operator(Operator.And)
                .query(text)));
    }
}
