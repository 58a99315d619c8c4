package io.bookstore.catalog.editing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An {@code If-Match} header. The ETag of a book is its version, a hyphen and a hash of the rest of the page; only the
 * version decides, so that a copy sold meanwhile does not refuse an edit.
 */
record Precondition(@Nullable String ifMatch) {

    boolean holds(long version) {
        return ifMatch == null
                || Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(tag -> matches(tag, version));
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
