package io.bookstore.storefront.stub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A request as the stub got it; tests look at them. */
public record StubRequest(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, JsonNode body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    public String first(String parameter, String otherwise) {
        return query.getOrDefault(parameter, List.of(otherwise)).getFirst();
    }

    public List<String> all(String parameter) {
        return query.getOrDefault(parameter, List.of());
    }

    public String last() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
