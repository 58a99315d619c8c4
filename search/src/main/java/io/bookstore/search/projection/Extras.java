package io.bookstore.search.projection;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a book can be found by although a hit does not show it. Catalog may leave any of it out. */
public record Extras(List<String> otherNames, List<String> subjects, List<String> awards) {

    public static final Extras NONE = new Extras(List.of(), List.of(), List.of());

    private static final int MOST = 50;

    static Extras of(JsonNode document) {
        JsonNode details = document.path("details");
        return new Extras(
                texts(document.path("author_names")),
                details.path("subjects")
                        .valueStream()
                        .map(subject -> subject.path("heading").asString(""))
                        .filter(heading -> !heading.isBlank())
                        .limit(MOST)
                        .toList(),
                texts(details.path("awards")));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> !text.isBlank())
                .limit(MOST)
                .toList();
    }
}
