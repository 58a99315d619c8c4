package io.bookstore.platform.problem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request body went over its limit while it was read. */
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    public BodyTooLarge(long limit) {
        super("body over " + limit + " bytes");
    }

    public static ProblemDetail problem() {
        return Problems.of(
                HttpStatus.CONTENT_TOO_LARGE, "content-too-large", "The body is too large", "Send less at once.");
    }

    static boolean causedBy(@Nullable Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof BodyTooLarge) {
                return true;
            }
        }
        return false;
    }
}
