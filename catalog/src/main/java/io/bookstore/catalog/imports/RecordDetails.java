package io.bookstore.catalog.imports;

import io.bookstore.catalog.book.Subject.Scheme;
import io.bookstore.catalog.category.ShelfNames.Coded;
import io.bookstore.catalog.draft.BookInput.SubjectInput;
import io.bookstore.catalog.files.BadRecord;
import io.bookstore.catalog.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Subjects and awards of a record. */
final class RecordDetails {

    private static final int LONGEST_NAME = 255;

    private RecordDetails() {}

    /** Plain texts are keywords; objects have a scheme, and a code or a heading. */
    static List<@Nullable SubjectInput> subjects(Fields fields) throws BadRecord {
        List<@Nullable SubjectInput> subjects = new ArrayList<>();
        for (JsonNode each : fields.list("subjects")) {
            if (each instanceof ObjectNode object) {
                Fields subject = new Fields(object);
                subjects.add(new SubjectInput(subject.text("scheme"), subject.text("code"), subject.text("heading")));
            } else if (each.isString()) {
                subjects.add(SubjectInput.keyword(each.asString()));
            } else {
                throw new BadRecord("subjects must be words, or objects with scheme and code or heading");
            }
        }
        return subjects;
    }

    static List<Coded> codes(List<@Nullable SubjectInput> subjects) {
        return subjects.stream()
                .filter(Objects::nonNull)
                .flatMap(subject -> subject.scheme() == null || subject.code() == null
                        ? Stream.empty()
                        : Stream.of(new Coded(subject.scheme(), normal(subject.code()))))
                .filter(subject -> !subject.scheme().equals(Scheme.KEYWORD.code()))
                .toList();
    }

    static @Nullable List<@Nullable String> awards(Fields fields) throws BadRecord {
        List<@Nullable String> awards = new ArrayList<>();
        for (JsonNode each : fields.list("awards")) {
            if (!each.isString()) {
                throw new BadRecord("awards must be names");
            }
            awards.add(each.asString());
        }
        return awards.isEmpty() ? null : awards;
    }

    /** Of authors that are objects with {@code other_names}. */
    static Map<String, List<String>> otherNames(Fields fields) throws BadRecord {
        Map<String, List<String>> names = new TreeMap<>();
        for (JsonNode each : fields.list("authors")) {
            if (each instanceof ObjectNode author && author.has("other_names")) {
                String name = new Fields(author).text("name");
                List<String> others = new ArrayList<>();
                for (JsonNode other : new Fields(author).list("other_names")) {
                    String clean = other.isString() ? Lines.clean(other.asString()) : "";
                    if (clean.isEmpty() || clean.length() > LONGEST_NAME || !Lines.isPrintable(clean)) {
                        throw new BadRecord("other_names must be names");
                    }
                    others.add(clean);
                }
                if (name != null && !others.isEmpty()) {
                    names.put(name, others);
                }
            }
        }
        return names;
    }

    private static String normal(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }
}
