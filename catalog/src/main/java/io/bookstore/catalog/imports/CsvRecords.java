package io.bookstore.catalog.imports;

import io.bookstore.catalog.files.BadRecord;
import io.bookstore.catalog.files.RecordReader;
import io.bookstore.catalog.files.UnreadableFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CSV whose first row names the fields: those of JSON Lines, with {@code series} and {@code series_volume} apart.
 * Several authors or categories are parted by semicolons; {@code Name (translator)} gives a role.
 */
final class CsvRecords implements RecordReader {

    /** All that a column can mean. */
    static final List<String> FIELDS = List.of(
            "isbn13",
            "title",
            "subtitle",
            "authors",
            "description",
            "price_cents",
            "price",
            "currency",
            "categories",
            "format",
            "language",
            "publisher",
            "published",
            "pages",
            "series",
            "series_volume",
            "work",
            "original_year",
            "rating",
            "ratings_count",
            "stock",
            "subjects",
            "awards",
            "tax_class",
            "age_from",
            "age_to",
            "height_mm",
            "width_mm",
            "thickness_mm",
            "weight_g",
            "available_from",
            "active",
            "related_isbns",
            "cover_url",
            "shelves",
            "book_id");

    private static final Set<String> LISTS =
            Set.of("authors", "categories", "subjects", "awards", "related_isbns", "shelves");
    private static final Set<String> NUMBERS = Set.of(
            "price_cents",
            "price",
            "stock",
            "pages",
            "original_year",
            "rating",
            "ratings_count",
            "age_from",
            "age_to",
            "height_mm",
            "width_mm",
            "thickness_mm",
            "weight_g");
    private static final Set<String> NAMES_OF_A_BOOK = Set.of("title", "isbn13", "isbn", "isbn10");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
    /** {@code bisac:FIC022000}, also with its heading behind another colon. */
    private static final Pattern CODED = Pattern.compile("(bisac|thema):([A-Za-z0-9]+)(?::(.+))?");
    /** Before what a spreadsheet would take for a formula, by our own export and by others that are careful. */
    private static final Pattern DEFUSED = Pattern.compile("(?s)'+[=+\\-@\\t\\r].*");

    private static final String NONE = "none";
    private static final Pattern WITH_ROLE = Pattern.compile("(.+?)\\s*\\((\\p{L}+)\\)");

    private final CsvRows rows;
    private final JsonMapper json;
    private final List<String> header;

    CsvRecords(InputStream in, JsonMapper json, CsvColumns columns) throws IOException {
        this.rows = new CsvRows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        this.json = json;
        this.header = header(rows.next(), columns);
    }

    @Override
    public long line() {
        return rows.line();
    }

    @Override
    public @Nullable ObjectNode next() throws BadRecord, IOException {
        List<String> row = rows.next();
        if (row == null) {
            return null;
        }
        if (row.size() != header.size()) {
            throw new BadRecord("has " + row.size() + " fields where the header has " + header.size());
        }
        ObjectNode record = json.createObjectNode();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            put(record, header.get(i), (DEFUSED.matcher(cell).matches() ? cell.substring(1) : cell).strip());
        }
        return record;
    }

    private static void put(ObjectNode record, String field, String value) throws BadRecord {
        if (value.indexOf('\ufffd') >= 0) {
            throw new BadRecord("is not UTF-8");
        }
        if (value.isEmpty() || field.isEmpty()) {
            return;
        }
        if (LISTS.contains(field)) {
            ArrayNode list = record.putArray(field);
            if (!field.equals("shelves") || !value.equals(NONE)) {
                CsvLists.items(value).forEach(each -> add(list, field, each));
            }
        } else if (NUMBERS.contains(field)) {
            record.put(field, number(field, value));
        } else if (field.equals("active")) {
            record.put(field, truth(value));
        } else if (field.equals("series")) {
            series(record).put("name", value);
        } else if (field.equals("series_volume")) {
            series(record).put("volume", value);
        } else {
            record.put(field, value);
        }
    }

    private static void add(ArrayNode list, String field, String value) {
        Matcher role = WITH_ROLE.matcher(value);
        Matcher coded = CODED.matcher(value);
        if (field.equals("authors") && role.matches()) {
            list.addObject()
                    .put("name", role.group(1))
                    .put("role", role.group(2).toLowerCase(Locale.ROOT));
        } else if (field.equals("subjects") && coded.matches()) {
            ObjectNode subject = list.addObject().put("scheme", coded.group(1)).put("code", coded.group(2));
            if (coded.group(3) != null) {
                subject.put("heading", coded.group(3));
            }
        } else {
            list.add(value);
        }
    }

    private static java.math.BigDecimal number(String field, String value) throws BadRecord {
        if (!NUMBER.matcher(value).matches()) {
            throw new BadRecord(field + " must be a number");
        }
        return new java.math.BigDecimal(value);
    }

    private static boolean truth(String value) throws BadRecord {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRecord("active must be true or false");
        };
    }

    private static ObjectNode series(ObjectNode record) {
        return record.get("series") instanceof ObjectNode series ? series : record.putObject("series");
    }

    private static List<String> header(@Nullable List<String> row, CsvColumns columns) throws UnreadableFile {
        if (row == null) {
            throw new UnreadableFile("The file is empty: its first row must name the fields.");
        }
        List<String> names = columns.of(row);
        List<String> known = names.stream().filter(name -> !name.isEmpty()).toList();
        if (Collections.disjoint(known, NAMES_OF_A_BOOK) || new HashSet<>(known).size() != known.size()) {
            throw new UnreadableFile("The first row must name the fields, each once, with title or isbn13 among them.");
        }
        return names;
    }
}
