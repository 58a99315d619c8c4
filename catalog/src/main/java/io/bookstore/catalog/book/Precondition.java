package io.bookstore.catalog.book;

import io.bookstore.platform.problem.Problems;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * An {@code If-Match} header. The ETag of a book is its version, a hyphen and a hash of the rest of the page; only the
 * version decides, so that a copy sold meanwhile does not refuse an edit.
 */
public record Precondition(@Nullable String ifMatch) {

    public boolean holds(long version) {
        return ifMatch == null
                || Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(tag -> matches(tag, version));
    }

    /** The refusal of somebody who knows an older version than this one. */
    public static ProblemDetail stale(long version) {
        return Problems.of(
                HttpStatus.PRECONDITION_FAILED,
                "stale",
                "The book was changed meanwhile",
                "It has version " + version + " now. Read it again and repeat your change.");
    }

    private static boolean matches(String tag, long version) {
        if (tag.equals("*")) {
            return true;
        }
        // a proxy that compresses makes a tag weak; the version in it stays as good as it was
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        return strong.equals("\"" + version + "\"")
                || (strong.startsWith("\"" + version + "-") && strong.endsWith("\""));
    }
}
