package io.bookstore.storefront.shop;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Small matters of wording. In templates by its static methods' results only. */
public final class Texts {

    private Texts() {}

    /** The paragraphs of a plain text. */
    public static List<String> paragraphs(@Nullable String text) {
        if (text == null) return List.of();
        return Arrays.stream(text.strip().split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** "1 book", "1,234 books". */
    public static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    public static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /** The English name of a language, or the code that nobody knows. */
    public static String language(String code) {
        if (!code.matches("[a-zA-Z]{2,3}")) return code;
        String name = Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? code : name;
    }

    public static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    public static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /** What was typed into one line. */
    public static String line(@Nullable String text) {
        return orEmpty(text).replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** What was typed into many lines. */
    public static String lines(@Nullable String text) {
        return orEmpty(text)
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ")
                .strip();
    }
}
