package io.bookstore.platform.problem;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes problem details in the shape of the contract: a stable {@code type} URN, no exception text, a trace id. */
public final class Problems {

    private static final String TYPE = "urn:bookstore:problem:";

    /** The key in the logging context under which a request's id is kept. */
    public static final String REQUEST_ID = "request_id";

    private Problems() {}

    /**
     * @param name the stable name of the problem, which becomes {@code urn:bookstore:problem:<name>}
     * @param detail a sentence for a person, without internals
     */
    public static ProblemDetail of(HttpStatus status, String name, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(TYPE + name));
        problem.setTitle(title);
        problem.setDetail(detail);
        String trace = MDC.get(REQUEST_ID);
        problem.setProperty("trace_id", trace == null ? "" : trace);
        return problem;
    }

    /** 400 {@code invalid-request} that names each field. */
    public static ProblemDetail invalid(List<FieldError> errors) {
        String detail = errors.isEmpty()
                ? "The request breaks the rules of this resource."
                : errors.getFirst().field() + " " + errors.getFirst().message();
        ProblemDetail problem = of(HttpStatus.BAD_REQUEST, "invalid-request", "The request is not valid", detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** 400 {@code invalid-request} about one field. */
    public static ProblemDetail invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 404, the same for what does not exist and what is not the caller's. */
    public static ProblemDetail notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, "not-found", "Not found", detail);
    }

    /** One broken rule: {@code field} is the path in the request, in snake_case. */
    public record FieldError(String field, String message) {}
}
