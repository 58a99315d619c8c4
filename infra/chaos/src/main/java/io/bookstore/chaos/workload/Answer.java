package io.bookstore.chaos.workload;

import io.bookstore.chaos.history.Result;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param status 0 when there was no answer
 * @param json missing when there was none
 */
record Answer(Result result, int status, JsonNode json, HttpHeaders headers) {

    static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    boolean ok() {
        return result == Result.OK;
    }

    /** The problem's name without its prefix; empty without a problem. */
    String problem() {
        String type = json.path("type").asString("");
        return type.startsWith("urn:bookstore:problem:") ? type.substring("urn:bookstore:problem:".length()) : "";
    }

    /** Whether repeating the same request can still give another answer. */
    boolean isOpen() {
        return result == Result.INFO
                || status == 429
                || status == 401
                || (status == 409 && problem().equals("request-in-flight"));
    }

    @Nullable
    String header(String name) {
        return headers.firstValue(name).orElse(null);
    }
}
