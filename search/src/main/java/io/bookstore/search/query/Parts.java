package io.bookstore.search.query;

import java.util.Map;
import java.util.Objects;

/** The parts of an answer, of which every one that was asked for is there. */
final class Parts {

    private Parts() {}

    static <T> T part(Map<String, T> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }
}
