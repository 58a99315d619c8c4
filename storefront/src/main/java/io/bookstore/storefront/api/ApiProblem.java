package io.bookstore.storefront.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The shop refused a call with a reason (4xx). */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String TYPES = "urn:bookstore:problem:";

    private final int status;
    private final String name;
    private final @Nullable String detail;
    private final @Nullable Long retryAfterSeconds;
    private final transient @Nullable JsonNode body;

    /** @param name the last part of the problem's type, or empty */
    public ApiProblem(
            int status,
            String name,
            @Nullable String detail,
            @Nullable Long retryAfterSeconds,
            @Nullable JsonNode body) {
        super(status + " " + name, null, false, false);
        this.status = status;
        this.name = name;
        this.detail = detail;
        this.retryAfterSeconds = retryAfterSeconds;
        this.body = body;
    }

    static ApiProblem of(int status, @Nullable JsonNode body, @Nullable Long retryAfterSeconds) {
        String type = body == null ? "" : body.path("type").asString("");
        String name = type.startsWith(TYPES) ? type.substring(TYPES.length()) : "";
        String detail = body == null ? null : body.path("detail").asString(null);
        return new ApiProblem(status, name, detail, retryAfterSeconds, body);
    }

    /** What is wrong with one field of the request, by its path in snake_case. */
    public record FieldError(String field, String message) {}

    public int status() {
        return status;
    }

    public String name() {
        return name;
    }

    public boolean is(String problemName) {
        return name.equals(problemName);
    }

    public @Nullable String detail() {
        return detail;
    }

    public @Nullable Long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** The whole answer, for what a problem says beyond its text. */
    public @Nullable JsonNode body() {
        return body;
    }

    public List<FieldError> errors() {
        if (body == null) return List.of();
        return body.path("errors")
                .valueStream()
                .map(error -> new FieldError(
                        error.path("field").asString(""), error.path("message").asString("is not valid")))
                .toList();
    }
}
