package io.bookstore.gateway.cache;

import org.jspecify.annotations.Nullable;

/** {@code If-None-Match}, compared weakly as RFC 9110 wants it. */
final class EntityTags {

    private EntityTags() {}

    static boolean match(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        String strong = strong(etag);
        for (String candidate : ifNoneMatch.split(",")) {
            String tag = candidate.strip();
            if (tag.equals("*") || strong(tag).equals(strong)) {
                return true;
            }
        }
        return false;
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
