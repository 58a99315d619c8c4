package io.bookstore.catalog.imports;

import io.bookstore.catalog.files.UnreadableFile;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of somebody's CSV file mean: {@code ISBN:isbn13,Titel:title}. Columns that are not named keep their
 * own names.
 *
 * @param fields by the file's name in small letters
 */
record CsvColumns(Map<String, String> fields) {

    static final CsvColumns NONE = new CsvColumns(Map.of());

    private static final int LONGEST = 4_000;

    /** 400 unless it maps names to fields that we know, each once. */
    static CsvColumns parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        if (text.length() > LONGEST) {
            throw invalid("must not be longer than " + LONGEST + " characters");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int colon = pair.lastIndexOf(':');
            String name = colon < 0 ? "" : key(pair.substring(0, colon));
            String field = pair.substring(colon + 1).strip();
            if (name.isEmpty()) {
                throw invalid("must be pairs of a column and a field, like ISBN:isbn13,Titel:title");
            }
            if (!CsvRecords.FIELDS.contains(field)) {
                throw invalid("names an unknown field; known are " + String.join(", ", CsvRecords.FIELDS));
            }
            if (fields.containsKey(name) || fields.containsValue(field)) {
                throw invalid("names a column or a field twice");
            }
            fields.put(name, field);
        }
        return new CsvColumns(Map.copyOf(fields));
    }

    /** The fields of a header; a column whose field another one was mapped to has none. */
    List<String> of(List<String> header) throws UnreadableFile {
        List<String> names = header.stream().map(CsvColumns::key).toList();
        Set<String> missing = new HashSet<>(fields.keySet());
        names.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new UnreadableFile(
                    "The file has no column " + missing.iterator().next() + ".");
        }
        List<String> meant = new ArrayList<>();
        for (String name : names) {
            String field = fields.get(name);
            meant.add(field != null ? field : fields.containsValue(name) ? "" : name);
        }
        return meant;
    }

    private static String key(String name) {
        return name.replace("\ufeff", "").strip().toLowerCase(Locale.ROOT);
    }

    private static ProblemException invalid(String message) {
        return new ProblemException(Problems.invalid("columns", message));
    }
}
