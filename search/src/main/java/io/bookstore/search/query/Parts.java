package io.bookstore.search.query;

import java.util.Map;
import java.util.Objects;

/** The parts of an answer, of which every one that was asked for is there. */
final class Parts {

    private Parts() {}

    static <K, T> T part(Map<K, T> parts, K name) {
        return Objects.requireNonNull(parts.get(name), () -> String.valueOf(name));
    }
}
