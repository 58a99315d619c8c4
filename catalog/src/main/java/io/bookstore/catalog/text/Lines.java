package io.bookstore.catalog.text;

import java.util.regex.Pattern;

/** Titles and names: one line of printable text. */
public final class Lines {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2028\\u2029]+");
    /** Control characters, halves of characters, and those that turn the direction of everything after them. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");

    private Lines() {}

    /** Without spaces around it, and with single ones inside. */
    public static String clean(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    public static boolean isPrintable(String cleaned) {
        return !FORBIDDEN.matcher(cleaned).find();
    }
}
