package io.bookstore.search.index;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which text goes into the fields of its own language: those of the index definition below {@code names_in}. */
public final class BookLanguages {

    /** Besides English, which every field understands. */
    public static final Set<String> WITH_OWN_STEMS = Set.of("de", "fr", "es");

    private static final Pattern CJK = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^0*(\\d{1,4})(?:\\.0)?$");

    private BookLanguages() {}

    /** Whether the text is written, in part, without spaces between words. */
    public static boolean isCjk(String text) {
        return CJK.matcher(text).find();
    }

    static Map<String, List<String>> namesIn(@Nullable String language, List<String> names) {
        String code = code(language);
        return WITH_OWN_STEMS.contains(code) ? Map.of(code, names) : Map.of();
    }

    static Map<String, String> textIn(@Nullable String language, @Nullable String text) {
        String code = code(language);
        return text != null && WITH_OWN_STEMS.contains(code) ? Map.of(code, text) : Map.of();
    }

    static List<String> withoutSpaces(List<String> names) {
        return names.stream().anyMatch(BookLanguages::isCjk) ? names : List.of();
    }

    /** The number as it is asked for: {@code 1} for {@code 01} and {@code 1.0}; other volumes are not numbers. */
    static @Nullable String volume(@Nullable String volume) {
        var number = LEADING_NUMBER.matcher(volume == null ? "" : volume.strip());
        return number.matches() ? number.group(1) : null;
    }

    /** {@code de-AT} is {@code de}. */
    private static String code(@Nullable String language) {
        return language == null ? "" : language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }
}
