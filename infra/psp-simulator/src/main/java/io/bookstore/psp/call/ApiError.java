package io.bookstore.psp.call;

import io.bookstore.psp.memory.Fields;
import org.jspecify.annotations.Nullable;

/** A refusal in Stripe's words, with the HTTP status that goes with it. */
public final class ApiError extends RuntimeException {

    private final int status;
    private final transient Fields error;

    private ApiError(int status, String type, @Nullable String code, String message) {
        super(message);
        this.status = status;
        this.error = new Fields().with("type", type).with("message", message);
        if (code != null) {
            error.with("code", code).with("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
    }

    public static ApiError invalidRequest(@Nullable String code, String message) {
        return new ApiError(400, "invalid_request_error", code, message);
    }

    public static ApiError cardError(String code, String message) {
        return new ApiError(402, "card_error", code, message);
    }

    /** The object that the address names does not exist. */
    public static ApiError notFound(String noun, String id, String param) {
        return new ApiError(404, "invalid_request_error", "resource_missing", "No such %s: '%s'".formatted(noun, id))
                .param(param);
    }

    /** An object that a parameter names does not exist. */
    public static ApiError missing(String noun, String id, String param) {
        return invalidRequest("resource_missing", "No such %s: '%s'".formatted(noun, id))
                .param(param);
    }

    static ApiError unrecognizedUrl(String method, String path) {
        return new ApiError(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL (%s: %s). This simulator knows only the part of Stripe that the shop uses."
                        .formatted(method, path));
    }

    static ApiError unauthorized(String message) {
        return new ApiError(401, "invalid_request_error", null, message);
    }

    static ApiError secretKeyRequired() {
        return new ApiError(
                401,
                "invalid_request_error",
                "secret_key_required",
                "This API call cannot be made with a publishable API key. Please use a secret API key.");
    }

    static ApiError idempotencyMismatch(String message) {
        return new ApiError(400, "idempotency_error", null, message);
    }

    static ApiError keyInUse(String key) {
        return new ApiError(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                "There is currently another in-progress request using this Idempotent Key (that probably means you"
                        + " submitted twice, and the other request is still going through): " + key
                        + ". Try again later.");
    }

    static ApiError rateLimited() {
        return new ApiError(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded.");
    }

    static ApiError unavailable() {
        return new ApiError(503, "api_error", null, "The service is temporarily unavailable. Please try again later.");
    }

    static ApiError tooLarge() {
        return new ApiError(413, "invalid_request_error", null, "The request is larger than this API takes.");
    }

    static ApiError internal() {
        return new ApiError(500, "api_error", null, "Sorry, there was an error while processing this request.");
    }

    public ApiError param(String param) {
        return with("param", param);
    }

    public ApiError with(String name, @Nullable Object value) {
        error.with(name, value);
        return this;
    }

    int status() {
        return status;
    }

    Fields body() {
        return new Fields().with("error", error);
    }
}
