package io.bookstore.storefront.imports;

import io.bookstore.storefront.shop.StreamedForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;

/**
 * How a file is to be read, as chosen.
 *
 * @param columns of a table: its heading and our field, a pair a line
 */
record ImportForm(String format, boolean preview, String columns) {

    static final Map<String, String> FORMATS = formats();
    private static final Pattern COLUMN = Pattern.compile("[^:=,\\n]{1,100}[=:]\\s*[a-z0-9_]{1,40}");

    static ImportForm of(StreamedForm form) {
        return new ImportForm(form.field("format"), !form.field("dry_run").equals("false"), form.field("columns"));
    }

    static ImportForm empty(String format) {
        return new ImportForm(FORMATS.containsKey(format) ? format : "onix", true, "");
    }

    Map<String, String> errors(boolean hasFile) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!FORMATS.containsKey(format)) errors.put("format", "Choose how the file is written.");
        if (!columns.isEmpty() && !columns.lines().allMatch(line -> line.isBlank() || isColumn(line))) {
            errors.put("columns", "Write one column a line, like “Titel = title”.");
        }
        if (!hasFile) errors.put("file", "Choose a file that is not empty.");
        return errors;
    }

    private static boolean isColumn(String line) {
        return COLUMN.matcher(line.strip()).matches();
    }

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("format", format);
        query.put("dry_run", Boolean.toString(preview));
        if (format.equals("csv") && !columns.isBlank()) query.put("columns", mapping());
        return query;
    }

    /** As the API wants it: {@code ISBN:isbn13,Titel:title}. */
    private String mapping() {
        return columns.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split("\\s*[=:]\\s*", 2))
                .map(pair -> pair[0] + ":" + pair[1])
                .collect(Collectors.joining(","));
    }

    /** The format is said in the address; of the type only whether it is packed matters. */
    MediaType type(String fileName) {
        if (fileName.endsWith(".gz")) return MediaType.parseMediaType("application/gzip");
        return switch (format) {
            case "jsonl" -> MediaType.parseMediaType("application/x-ndjson");
            case "csv" -> MediaType.parseMediaType("text/csv");
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }

    private static Map<String, String> formats() {
        Map<String, String> formats = new LinkedHashMap<>();
        formats.put("onix", "ONIX 3.0 or 3.1 (.xml)");
        formats.put("csv", "Table (.csv)");
        formats.put("jsonl", "JSON Lines (.jsonl)");
        return formats;
    }
}
