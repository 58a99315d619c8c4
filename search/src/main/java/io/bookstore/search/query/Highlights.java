package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the words stand in a hit: escaped by Elasticsearch, marked by {@code <mark>}. */
final class Highlights {

    /** Highlighted field of the index, and what the answer calls it. */
    private static final Map<String, String> FIELDS = Map.of(
            "title.stems", "title",
            "subtitle", "subtitle",
            "authors", "authors",
            "series", "series",
            "description", "description");

    private static final int EXCERPT = 180;

    private Highlights() {}

    static Highlight of(String text) {
        List<Query> words = FIELDS.keySet().stream()
                .map(field -> Query.of(
                        query -> query.match(match -> match.field(field).query(text))))
                .toList();
        Query anyWord = Query.of(query -> query.bool(any -> any.should(words)));
        List<NamedValue<HighlightField>> fields = FIELDS.keySet().stream()
                .map(field -> NamedValue.of(field, whole(field)))
                .toList();
        return Highlight.of(highlight -> {
            fields.forEach(field -> highlight.fields(field.name(), field.value()));
            return highlight
                    .encoder(HighlighterEncoder.Html)
                    .preTags("<mark>")
                    .postTags("</mark>")
                    .requireFieldMatch(true)
                    .highlightQuery(anyWord);
        });
    }

    static Map<String, List<String>> read(Map<String, List<String>> highlighted) {
        Map<String, List<String>> named = new TreeMap<>();
        highlighted.forEach((field, html) -> named.put(FIELDS.getOrDefault(field, field), html));
        return named;
    }

    private static HighlightField whole(String field) {
        boolean isLong = field.equals("description");
        return HighlightField.of(one -> one.numberOfFragments(isLong ? 1 : 0).fragmentSize(EXCERPT));
    }
}
