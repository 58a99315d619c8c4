package io.bookstore.platform.problem;

import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body that could not be read, without showing our classes. */
final class UnreadableBodies {

    private UnreadableBodies() {}

    static ProblemDetail problem(HttpMessageNotReadableException exception) {
        Throwable cause = exception.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return Problems.invalid(path(unknown), "is not a field of this request");
        }
        if (cause instanceof DatabindException mismatch && !(causeOf(mismatch) instanceof StreamReadException)) {
            String path = path(mismatch);
            return path.isEmpty()
                    ? malformed("The body does not have the expected shape.")
                    : Problems.invalid(path, "does not have the expected type or value");
        }
        return malformed("The body is missing or is not valid JSON.");
    }

    private static Throwable causeOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : thrown.getCause();
    }

    private static ProblemDetail malformed(String detail) {
        return Problems.of(HttpStatus.BAD_REQUEST, "malformed-body", "The body cannot be read", detail);
    }

    private static String path(DatabindException exception) {
        return exception.getPath().stream()
                .map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
