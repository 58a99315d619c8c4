package io.bookstore.storefront.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Writes what staff send into a book of the stub, and tells what changed by it. */
final class StubWrites {

    private StubWrites() {}

    static Map<String, Object> write(Map<String, Object> book, JsonNode body, StubShelf shelf) {
        Map<String, Object> changes = new LinkedHashMap<>();
        body.propertyStream().forEach(change -> {
            Map<String, Object> difference = new LinkedHashMap<>();
            difference.put("from", book.get(change.getKey()));
            book.put(change.getKey(), value(change.getKey(), change.getValue(), shelf));
            difference.put("to", book.get(change.getKey()));
            changes.put(change.getKey(), difference);
        });
        return changes;
    }

    private static Object value(String field, JsonNode value, StubShelf shelf) {
        return switch (field) {
            case "authors" ->
                each(value, author -> {
                    String name = author.path("name").asString("");
                    return Map.of(
                            "id",
                            StubShelf.id(name),
                            "name",
                            name,
                            "role",
                            author.path("role").asString("author"));
                });
            case "categories" -> each(value, slug -> shelf.category(slug.asString("")));
            case "series" -> value.isNull() ? null : series(value);
            default -> plain(value, field.endsWith("_cents"));
        };
    }

    private static Map<String, Object> series(JsonNode value) {
        String name = value.path("name").asString("");
        return Map.of(
                "id",
                StubShelf.id("series " + name),
                "name",
                name,
                "volume",
                value.path("volume").asString(""));
    }

    private static List<Object> each(JsonNode list, java.util.function.Function<JsonNode, Object> read) {
        List<Object> all = new ArrayList<>();
        list.valueStream().forEach(node -> all.add(read.apply(node)));
        return all;
    }

    private static Object plain(JsonNode value, boolean isLong) {
        if (value.isNull()) return null;
        if (value.isBoolean()) return value.asBoolean();
        if (value.isNumber()) return isLong ? (Object) value.asLong() : (Object) value.asInt();
        if (value.isString()) return value.asString();
        return value;
    }
}
