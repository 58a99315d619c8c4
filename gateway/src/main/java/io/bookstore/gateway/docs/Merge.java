package io.bookstore.gateway.docs;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Puts several OpenAPI documents into one. Names of components and operations get the name of their service in front. */
final class Merge {

    private static final String REFERENCE = "#/components/";
    private static final Set<String> SHARED = Set.of("securitySchemes");

    private final ObjectNode paths;
    private final ObjectNode components;

    Merge(ObjectNode whole) {
        this.paths = whole.putObject("paths");
        this.components = whole.putObject("components");
    }

    void add(String service, JsonNode document) {
        String prefix = pascal(service);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            JsonNode known = paths.path(path.getKey());
            ObjectNode at = known instanceof ObjectNode there ? there : paths.putObject(path.getKey());
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                at.set(operation.getKey(), named(prefix, service, operation.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> kind : document.path("components").properties()) {
            ObjectNode all = components.path(kind.getKey()) instanceof ObjectNode there
                    ? there
                    : components.putObject(kind.getKey());
            boolean shared = SHARED.contains(kind.getKey());
            for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
                all.set(
                        shared ? component.getKey() : prefix + component.getKey(),
                        rewritten(prefix, component.getValue()));
            }
        }
    }

    private static JsonNode named(String prefix, String service, JsonNode operation) {
        JsonNode rewritten = rewritten(prefix, operation);
        if (rewritten instanceof ObjectNode object && object.has("operationId")) {
            String id = object.path("operationId").asString();
            object.put("operationId", Character.toLowerCase(prefix.charAt(0)) + prefix.substring(1) + "_" + id);
            object.putArray("tags").add(service);
        }
        return rewritten;
    }

    /** A copy whose references lead to the renamed components. */
    private static JsonNode rewritten(String prefix, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), rewritten(prefix, entry.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                array.forEach(element -> copy.add(rewritten(prefix, element)));
                yield copy;
            }
            case StringNode text
            when text.stringValue().startsWith(REFERENCE) -> StringNode.valueOf(reference(prefix, text.stringValue()));
            default -> node;
        };
    }

    private static String reference(String prefix, String reference) {
        String[] parts = reference.substring(REFERENCE.length()).split("/", 2);
        return parts.length < 2 || SHARED.contains(parts[0])
                ? reference
                : REFERENCE + parts[0] + "/" + prefix + parts[1];
    }

    private static String pascal(String service) {
        StringBuilder name = new StringBuilder();
        for (String part : service.split("-")) {
            name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return name.toString();
    }
}
