package io.bookstore.elasticsearch.analysis;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.elasticsearch.common.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Regular expressions from settings: {@code pattern} and {@code flags}, the flags joined by |. */
final class Patterns {

    private static final Map<String, Integer> FLAGS = Map.of(
            "CASE_INSENSITIVE", Pattern.CASE_INSENSITIVE,
            "MULTILINE", Pattern.MULTILINE,
            "DOTALL", Pattern.DOTALL,
            "UNICODE_CASE", Pattern.UNICODE_CASE,
            "CANON_EQ", Pattern.CANON_EQ,
            "UNIX_LINES", Pattern.UNIX_LINES,
            "LITERAL", Pattern.LITERAL,
            "COMMENTS", Pattern.COMMENTS,
            "UNICODE_CHARACTER_CLASS", Pattern.UNICODE_CHARACTER_CLASS);

    private Patterns() {}

    static Pattern required(Settings settings, String key) {
        var pattern = settings.get(key);
        if (pattern == null || pattern.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing for [" + settings.get("type", "pattern") + "]");
        }
        return compile(pattern, settings);
    }

    static Pattern compile(String pattern, Settings settings) {
        return Pattern.compile(pattern, flags(settings.get("flags")));
    }

    private static int flags(@Nullable String names) {
        var flags = 0;
        if (names == null) return flags;
        for (var name : names.split("\\|")) {
            if (name.isBlank()) continue;
            var flag = FLAGS.get(name.strip().toUpperCase(Locale.ROOT));
            if (flag == null) throw new IllegalArgumentException("Unknown regex flag [" + name + "]");
            flags |= flag;
        }
        return flags;
    }
}
