package io.bookstore.catalog.audit;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is not the same in two states of a thing. */
public final class Differences {

    private Differences() {}

    /** {@code {field: {from, to}}} */
    public static ObjectNode between(ObjectNode before, ObjectNode after) {
        ObjectNode differences = after.objectNode();
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            JsonNode old = before.get(field.getKey());
            if (!field.getValue().equals(old)) {
                ObjectNode difference = differences.putObject(field.getKey());
                difference.set("from", old);
                difference.set("to", field.getValue());
            }
        }
        return differences;
    }
}
