package io.bookstore.search.desk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the writer of a list has seen of it: by {@code If-Match}, by the version in the body, or neither. */
record Expected(@Nullable String ifMatch, @Nullable Long version) {

    boolean holds(long current) {
        return (version == null || version == current)
                && (ifMatch == null
                        || Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(tag -> matches(tag, current)));
    }

    private static boolean matches(String tag, long current) {
        // a proxy that compresses makes a tag weak; the version in it stays as good as it was
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        return strong.equals("*") || strong.equals("\"" + current + "\"");
    }
}
