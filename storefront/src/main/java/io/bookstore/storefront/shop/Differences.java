package io.bookstore.storefront.shop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code {field: {from, to}}}, as histories and import reports have it. */
public final class Differences {

    private static final int LONGEST = 160;

    private Differences() {}

    public record Difference(String field, String from, String to) {}

    public static List<Difference> of(@Nullable JsonNode changes) {
        if (changes == null || !changes.isObject()) return List.of();
        return changes.propertyStream()
                .map(field -> new Difference(
                        field.getKey().replace('_', ' '),
                        value(field.getValue().path("from")),
                        value(field.getValue().path("to"))))
                .toList();
    }

    private static String value(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) return "nothing";
        String text = node.isString() ? node.asString() : node.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
