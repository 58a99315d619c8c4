package io.bookstore.platform.problem;

import java.util.Locale;
import java.util.regex.Pattern;

/** Turns Java property paths into the names of the contract. */
final class FieldNames {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private FieldNames() {}

    static String snakeCase(String path) {
        return HUMP.matcher(path).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
