package io.bookstore.storefront.api;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Names of people, whether given as texts, as objects with a {@code name}, or as one text. */
final class Names {

    private Names() {}

    static List<String> of(@Nullable JsonNode node) {
        if (node == null) return List.of();
        Stream<JsonNode> each = node.isArray() ? node.valueStream() : Stream.of(node);
        return each.map(name ->
                        name.isString() ? name.asString() : name.path("name").asString(""))
                .filter(name -> !name.isBlank())
                .toList();
    }
}
