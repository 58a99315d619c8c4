package io.bookstore.storefront.stub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests; what is no JSON becomes the text {@code raw}. */
final class StubReading {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StubReading() {}

    static StubRequest of(HttpExchange exchange) throws IOException {
        Map<String, List<String>> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] part = pair.split("=", 2);
                query.computeIfAbsent(decode(part[0]), k -> new ArrayList<>())
                        .add(part.length > 1 ? decode(part[1]) : "");
            }
        }
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String type = headers.getOrDefault("content-type", "");
        JsonNode body = bytes.length == 0
                ? JSON.createObjectNode()
                : type.contains("json") && !type.contains("ndjson")
                        ? JSON.readTree(bytes)
                        : JSON.createObjectNode().put("raw", new String(bytes, StandardCharsets.UTF_8));
        return new StubRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, headers, body);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
