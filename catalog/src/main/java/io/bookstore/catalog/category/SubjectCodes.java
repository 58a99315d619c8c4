package io.bookstore.catalog.category;

import io.bookstore.catalog.category.ShelfNames.Coded;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the codes of the trade's subject schemes mean, by {@code catalog/subject-codes.json}. */
public final class SubjectCodes {

    private static final String FILE = "/catalog/subject-codes.json";
    private static final SubjectCodes KNOWN = read();

    private final Map<String, Map<String, Meaning>> schemes;

    private SubjectCodes(Map<String, Map<String, Meaning>> schemes) {
        this.schemes = schemes;
    }

    public static SubjectCodes known() {
        return KNOWN;
    }

    /** The heading of the narrowest subject we know around this one, else the code itself. */
    public String heading(String scheme, String code) {
        return meaning(scheme, code).map(Meaning::heading).orElse(code);
    }

    /** Slugs; empty when nothing is known of the code. */
    List<String> shelves(Coded subject) {
        return meaning(subject.scheme(), subject.code()).map(Meaning::shelves).orElse(List.of());
    }

    private Optional<Meaning> meaning(String scheme, String code) {
        Map<String, Meaning> codes = schemes.getOrDefault(scheme, Map.of());
        for (int length = code.length(); length > 0; length--) {
            Meaning meaning = codes.get(code.substring(0, length));
            if (meaning != null) {
                return Optional.of(meaning);
            }
        }
        return Optional.empty();
    }

    private static SubjectCodes read() {
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        InputStream file = Objects.requireNonNull(SubjectCodes.class.getResourceAsStream(FILE), FILE);
        File content = json.readValue(file, File.class);
        return new SubjectCodes(Map.of("bisac", content.bisac(), "thema", content.thema()));
    }

    private record File(Map<String, Meaning> bisac, Map<String, Meaning> thema) {}

    private record Meaning(String heading, List<String> shelves) {}
}
