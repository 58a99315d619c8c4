package io.bookstore.catalog.editing;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 7396. */
final class MergePatch {

    private MergePatch() {}

    /** A new object; neither argument is changed. */
    static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        ObjectNode merged = target.deepCopy();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                merged.remove(field.getKey());
            } else if (value instanceof ObjectNode object) {
                JsonNode old = merged.get(field.getKey());
                merged.set(field.getKey(), apply(old instanceof ObjectNode below ? below : emptyLike(target), object));
            } else {
                merged.set(field.getKey(), value);
            }
        }
        return merged;
    }

    private static ObjectNode emptyLike(ObjectNode node) {
        return node.objectNode();
    }
}
