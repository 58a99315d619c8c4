package io.bookstore.platform.feed;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a producer's state is read, and who takes it. */
record Snapshot<R>(
        String path, Class<R> rowType, @Nullable Function<? super R, ?> idOf, Consumer<? super List<R>> loader) {

    void load(List<JsonNode> rows, JsonMapper json) {
        loader.accept(rows.stream().map(row -> json.treeToValue(row, rowType)).toList());
    }

    /** The id from which the next page goes on. */
    String idOf(JsonNode row, JsonMapper json) {
        return idOf == null ? idField(row) : String.valueOf(idOf.apply(json.treeToValue(row, rowType)));
    }

    private String idField(JsonNode row) {
        if (row.has("id")) {
            return row.get("id").asString();
        }
        return row.properties().stream()
                .filter(field -> field.getKey().endsWith("_id"))
                .map(Map.Entry::getValue)
                .map(JsonNode::asString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "A row of " + path + " has no id field: give .snapshot(…) a function that tells it."));
    }
}
