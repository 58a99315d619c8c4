package io.bookstore.cartorder.testing;

import java.net.http.HttpHeaders;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the shop answered. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String text(String field) {
        return body.path(field).asString("");
    }

    public UUID id() {
        return UUID.fromString(text("id"));
    }

    /** The name of the problem. */
    public String problem() {
        return text("type").replace("urn:bookstore:problem:", "");
    }
}
