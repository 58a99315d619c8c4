package io.bookstore.catalog.onix;

import java.util.regex.Pattern;

/** Texts as they are in XML files, where lines are broken wherever it looks well. */
final class Markup {

    private static final Pattern ELEMENT = Pattern.compile("</?[a-zA-Z][a-zA-Z0-9]*\\b[^>]*>");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern AROUND_BLOCKS =
            Pattern.compile(" ?(</?(?:p|br|ul|ol|li|blockquote|div)(?: ?/)?>) ?", Pattern.CASE_INSENSITIVE);

    private Markup() {}

    /** In HTML a line break is a space, and none is needed around a paragraph; plain text keeps its lines. */
    static String tidy(String text) {
        if (!ELEMENT.matcher(text).find()) {
            return text.replace("\r\n", "\n");
        }
        return AROUND_BLOCKS
                .matcher(SPACES.matcher(text).replaceAll(" "))
                .replaceAll("$1")
                .strip();
    }
}
