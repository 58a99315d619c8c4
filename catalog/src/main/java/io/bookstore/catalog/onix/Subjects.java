package io.bookstore.catalog.onix;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What publishers say a book is about (list 27). */
final class Subjects {

    private static final String KEYWORDS = "20";
    private static final Map<String, String> SCHEMES = Map.ofEntries(
            Map.entry("10", "bisac"),
            Map.entry("93", "thema"),
            Map.entry("94", "thema"),
            Map.entry("95", "thema"),
            Map.entry("96", "thema"),
            Map.entry("97", "thema"),
            Map.entry("98", "thema"),
            Map.entry("99", "thema"));
    private static final Pattern BETWEEN_KEYWORDS = Pattern.compile("\\s*[;\\n]\\s*");
    private static final Pattern BETWEEN_COMMAS = Pattern.compile("\\s*,\\s*");
    private static final int LONGEST = 255;
    private static final int MOST = 100;

    private Subjects() {}

    static void fill(ObjectNode record, Element detail) {
        ArrayNode subjects = record.arrayNode();
        for (Element subject : detail.all("Subject")) {
            String scheme = String.valueOf(subject.value("SubjectSchemeIdentifier"));
            String heading = subject.value("SubjectHeadingText");
            String code = subject.value("SubjectCode");
            String known = SCHEMES.get(scheme);
            if (OnixNames.CATEGORY.equals(subject.value("SubjectSchemeName"))) {
                shelf(record, String.valueOf(code));
                continue;
            }
            if (scheme.equals(KEYWORDS)) {
                keywords(subjects, heading == null ? code : heading);
            } else if (known != null && code != null) {
                add(subjects, known, code, heading);
            } else if (heading != null) {
                add(subjects, "keyword", null, heading); // of a scheme that we do not keep: its words still help
            }
        }
        if (!subjects.isEmpty()) {
            record.set("subjects", subjects);
        }
    }

    private static void shelf(ObjectNode record, String slug) {
        ArrayNode shelves = record.get("shelves") instanceof ArrayNode known ? known : record.putArray("shelves");
        if (!slug.equals(OnixNames.NO_CATEGORY)) {
            shelves.add(slug);
        }
    }

    private static void keywords(ArrayNode subjects, @Nullable String text) {
        if (text != null) {
            Pattern between = text.indexOf(';') >= 0 ? BETWEEN_KEYWORDS : BETWEEN_COMMAS;
            between.splitAsStream(text.strip())
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> add(subjects, "keyword", null, word));
        }
    }

    private static void add(ArrayNode subjects, String scheme, @Nullable String code, @Nullable String heading) {
        if (subjects.size() >= MOST || (heading != null && heading.length() > LONGEST)) {
            return;
        }
        ObjectNode subject = subjects.objectNode().put("scheme", scheme);
        if (code != null) {
            subject.put("code", code);
        }
        if (heading != null) {
            subject.put("heading", heading);
        }
        for (int i = 0; i < subjects.size(); i++) {
            if (subjects.get(i).equals(subject)) {
                return;
            }
        }
        subjects.add(subject);
    }
}
