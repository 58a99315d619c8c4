package io.bookstore.catalog.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * RFC 4180 with a header. A cell that a spreadsheet would take for a formula gets an apostrophe in front, which imports
 * take away again.
 */
final class CsvWriter implements RecordWriter {

    private static final List<String> COLUMNS = List.of(
            "isbn13",
            "title",
            "subtitle",
            "authors",
            "series",
            "series_volume",
            "format",
            "language",
            "publisher",
            "published",
            "original_year",
            "available_from",
            "pages",
            "price_cents",
            "currency",
            "tax_class",
            "shelves",
            "subjects",
            "awards",
            "age_from",
            "age_to",
            "height_mm",
            "width_mm",
            "thickness_mm",
            "weight_g",
            "rating",
            "ratings_count",
            "description",
            "work",
            "active",
            "book_id");

    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r].*");
    private static final Pattern TO_BE_QUOTED = Pattern.compile("[\",\\r\\n]");
    private static final String NONE = "none";

    private final Writer out;

    CsvWriter(OutputStream out) throws IOException {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.out.write(String.join(",", COLUMNS) + "\r\n");
    }

    @Override
    public void write(ObjectNode record) throws IOException {
        String row = COLUMNS.stream().map(column -> cell(text(record, column))).collect(Collectors.joining(","));
        out.write(row);
        out.write("\r\n");
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private static String text(ObjectNode record, String column) {
        return switch (column) {
            case "series" -> record.at("/series/name").asString("");
            case "series_volume" -> record.at("/series/volume").asString("");
            case "authors" ->
                list(
                        record,
                        column,
                        each -> escaped(each.get("name").asString()) + " ("
                                + each.get("role").asString() + ")");
            case "subjects" -> list(record, column, CsvWriter::subject);
            case "shelves" -> record.path(column).isEmpty() ? NONE : list(record, column, JsonNode::asString);
            case "awards" -> list(record, column, each -> escaped(each.asString()));
            default -> {
                JsonNode value = record.get(column);
                yield value == null ? "" : value.isString() ? value.asString() : value.toString();
            }
        };
    }

    private static String list(
            ObjectNode record, String column, java.util.function.Function<JsonNode, String> written) {
        return StreamSupport.stream(record.path(column).spliterator(), false)
                .map(written)
                .collect(Collectors.joining(";"));
    }

    /** {@code bisac:FIC022000:Mystery}, or the word alone. */
    private static String subject(JsonNode subject) {
        JsonNode code = subject.get("code");
        String heading = escaped(subject.path("heading").asString(""));
        return code == null ? heading : subject.get("scheme").asString() + ":" + code.asString() + ":" + heading;
    }

    /** Semicolons part the items of a list. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;");
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return TO_BE_QUOTED.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
