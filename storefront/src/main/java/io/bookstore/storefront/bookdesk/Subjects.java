package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.api.BookDetails.Subject;
import io.bookstore.storefront.shop.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Subjects as lines of text: "bisac FIC009020 FICTION / Fantasy / Epic", "thema FM Fantasy", or a keyword. */
final class Subjects {

    private static final String KEYWORD = "keyword";

    private Subjects() {}

    static String text(List<Subject> subjects) {
        return subjects.stream()
                .map(subject -> Stream.of(
                                KEYWORD.equals(subject.scheme()) ? null : subject.scheme(),
                                subject.code(),
                                subject.heading())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")))
                .map(Texts::line)
                .collect(Collectors.joining("\n"));
    }

    static List<Map<String, String>> values(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Subjects::value)
                .toList();
    }

    private static Map<String, String> value(String line) {
        String[] parts = line.split("\\s+", 3);
        Map<String, String> subject = new LinkedHashMap<>();
        if (parts.length > 1 && parts[0].matches("(?i)bisac|thema")) {
            subject.put("scheme", parts[0].toLowerCase(java.util.Locale.ROOT));
            subject.put("code", parts[1]);
            if (parts.length > 2) subject.put("heading", parts[2]);
        } else {
            subject.put("scheme", KEYWORD);
            subject.put("heading", line);
        }
        return subject;
    }
}
