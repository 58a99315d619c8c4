package io.bookstore.catalog.book;

import org.jspecify.annotations.Nullable;

/**
 * What a book is about, in the words of the trade or in free ones.
 *
 * @param scheme code of a {@link Scheme}
 * @param code never there for a keyword
 * @param heading for people; the code itself when nobody said more
 */
public record Subject(String scheme, @Nullable String code, String heading) {

    /** Where a subject's code comes from. */
    public enum Scheme {
        BISAC,
        THEMA,
        KEYWORD;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static java.util.Optional<Scheme> of(String code) {
            return java.util.Arrays.stream(values())
                    .filter(scheme -> scheme.code().equals(code))
                    .findFirst();
        }
    }
}
