package io.bookstore.storefront.search;

import io.bookstore.storefront.shop.Links;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Reads suggestions of every kind into links. */
@Component
class Suggestions {

    private static final int QUERIES = 4;
    private static final int BOOKS = 4;
    private static final int OTHERS = 2;

    private final Links links;

    Suggestions(Links links) {
        this.links = links;
    }

    public record Suggestion(String label, String kind, String url) {}

    List<Suggestion> read(JsonNode answer) {
        List<Suggestion> all = new ArrayList<>();
        add(all, answer.path("queries"), QUERIES, "", query -> search(text(query)));
        add(all, answer.path("books"), BOOKS, "Book", this::book);
        add(all, answer.path("authors"), OTHERS, "Author", author -> links.author(id(author), text(author)));
        add(all, answer.path("series"), OTHERS, "Series", series -> links.series(id(series), text(series)));
        add(
                all,
                answer.path("categories"),
                OTHERS,
                "Category",
                category -> links.category(category.path("slug").asString("")));
        return all;
    }

    private static void add(
            List<Suggestion> all, JsonNode nodes, int most, String kind, Function<JsonNode, String> url) {
        Set<String> said = new HashSet<>();
        nodes.valueStream()
                .filter(node -> !text(node).isBlank() && said.add(text(node)))
                .limit(most)
                .forEach(node -> all.add(new Suggestion(text(node), kind, url.apply(node))));
    }

    private String book(JsonNode book) {
        String isbn = book.path("isbn13").asString(null);
        return links.book(book.path("id").asString(""), isbn, text(book));
    }

    private static String search(String words) {
        return UriComponentsBuilder.fromPath("/search")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(words)
                .toUriString();
    }

    private static String id(JsonNode node) {
        return node.path("id").asString(null);
    }

    /** Texts stand alone or in a field whose name depends on the kind. */
    private static String text(JsonNode node) {
        if (node.isString()) return node.asString();
        for (String field : List.of("title", "name", "label", "query", "text")) {
            if (node.path(field).isString()) return node.path(field).asString();
        }
        return "";
    }
}
