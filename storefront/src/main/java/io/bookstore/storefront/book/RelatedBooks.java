package io.bookstore.storefront.book;

import io.bookstore.platform.json.LenientJson;
import io.bookstore.storefront.api.Book;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads related books, which come as a bare list, as {@code data} or as {@code hits}. */
@Component
class RelatedBooks {

    private final LenientJson json;

    RelatedBooks(LenientJson json) {
        this.json = json;
    }

    List<Book> read(JsonNode answer) {
        JsonNode list = answer.isArray() ? answer : answer.has("data") ? answer.path("data") : answer.path("hits");
        return list.valueStream()
                .map(node -> json.mapper().treeToValue(node, Book.class))
                .toList();
    }
}
