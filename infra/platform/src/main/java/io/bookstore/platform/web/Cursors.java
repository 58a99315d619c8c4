package io.bookstore.platform.web;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Opaque cursors: the sort values of a row, in order, made safe for a URL. */
public final class Cursors {

    private static final String BETWEEN = "\u001f";

    private Cursors() {}

    public static String encode(Object... values) {
        String joined = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(BETWEEN));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** The values back; 400 unless there are {@code count} of them. */
    public static List<String> decode(String cursor, int count) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            List<String> values = List.of(new String(bytes, StandardCharsets.UTF_8).split(BETWEEN, -1));
            if (values.size() == count) {
                return values;
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    /** What to throw when a decoded value makes no sense to the list. */
    public static ProblemException invalid() {
        return new ProblemException(Problems.invalid("after", "is not a cursor of this list"));
    }
}
