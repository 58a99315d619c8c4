package io.bookstore.catalog.exports;

import io.bookstore.catalog.onix.OnixNames;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a book is about, in the order it is kept, and where it stands in the shop. */
final class OnixSubjects {

    private static final String PROPRIETARY = "24";
    private static final String KEYWORD = "20";
    /** What parts several keywords in one element. */
    private static final Pattern SEPARATOR = Pattern.compile("[;,\\n]");

    private final OnixTree tree;

    OnixSubjects(OnixTree tree) {
        this.tree = tree;
    }

    void write(ObjectNode book) throws XMLStreamException {
        for (JsonNode subject : book.path("subjects")) {
            subject(subject);
        }
        for (JsonNode shelf : book.path("shelves")) {
            write(PROPRIETARY, OnixNames.CATEGORY, shelf.asString(), null);
        }
        if (book.path("shelves").isEmpty()) {
            write(PROPRIETARY, OnixNames.CATEGORY, OnixNames.NO_CATEGORY, null);
        }
    }

    private void subject(JsonNode subject) throws XMLStreamException {
        JsonNode code = subject.get("code");
        String heading = subject.path("heading").asString(null);
        if (code != null) {
            write(scheme(subject.get("scheme").asString(), code.asString()), null, code.asString(), heading);
        } else if (heading != null && SEPARATOR.matcher(heading).find()) {
            write(PROPRIETARY, OnixNames.KEYWORD, null, heading);
        } else {
            write(KEYWORD, null, null, heading);
        }
    }

    private void write(String scheme, @Nullable String name, @Nullable String code, @Nullable String heading)
            throws XMLStreamException {
        tree.composite("Subject", () -> {
            tree.element("SubjectSchemeIdentifier", scheme);
            if (name != null) {
                tree.element("SubjectSchemeName", name);
            }
            if (code != null) {
                tree.element("SubjectCode", code);
            }
            if (heading != null) {
                tree.element("SubjectHeadingText", heading);
            }
        });
    }

    /** Thema's qualifiers are schemes of their own: 94 for those of place, which begin with 1, and so on. */
    private static String scheme(String scheme, String code) {
        if (scheme.equals("bisac")) {
            return "10";
        }
        char first = code.charAt(0);
        return first >= '1' && first <= '6' ? Integer.toString(93 + (first - '0')) : "93";
    }
}
