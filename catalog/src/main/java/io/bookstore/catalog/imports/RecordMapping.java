package io.bookstore.catalog.imports;

import io.bookstore.catalog.category.ShelfNames;
import io.bookstore.catalog.draft.BookDraft;
import io.bookstore.catalog.draft.BookInput;
import io.bookstore.catalog.draft.BookInput.AuthorInput;
import io.bookstore.catalog.draft.BookInput.SeriesInput;
import io.bookstore.catalog.draft.BookInput.SubjectInput;
import io.bookstore.catalog.draft.Drafted;
import io.bookstore.catalog.draft.Drafts;
import io.bookstore.catalog.draft.Languages;
import io.bookstore.catalog.files.BadRecord;
import io.bookstore.catalog.isbn.Isbn;
import io.bookstore.catalog.text.Keys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Understands a record: the shared test data's fields and our own, which differ in spelling only. */
final class RecordMapping {

    private static final Pattern CODE_IN_BRACKETS = Pattern.compile(".*\\[([A-Za-z]{2,3})]");
    private static final int LONGEST_NAME = 255;
    private static final double BEST = 5;

    /** What a record that says less than a new book needs is checked with. */
    private static final BookInput STAND_IN = new BookInput(
            "?",
            null,
            List.of(new AuthorInput("?", null)),
            null,
            0L,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    private final ShelfNames.Lookup shelves;

    RecordMapping(ShelfNames.Lookup shelves) {
        this.shelves = shelves;
    }

    ImportRecord read(long number, long line, ObjectNode node) throws BadRecord {
        Fields fields = new Fields(node);
        List<@Nullable SubjectInput> subjects = RecordDetails.subjects(fields);
        ShelfNames.Found found = found(fields, subjects);
        BookInput input = input(fields, found.slugs(), subjects);
        UUID bookId = bookId(fields);
        BookDraft draft = checked(input, bookId != null);
        boolean complete = input.title() != null && input.authors() != null;
        String work = fields.text("work");
        return new ImportRecord(
                        number,
                        line,
                        input,
                        draft,
                        Keys.ofWork(work == null ? madeWork(draft) : work),
                        work != null,
                        year(fields),
                        rating(fields),
                        fields.integer("ratings_count", "ratingsCount"),
                        found.unknown(),
                        related(fields),
                        complete,
                        fields.text("cover_url", "coverUrl"),
                        RecordDetails.otherNames(fields),
                        bookId,
                        "")
                .hashed();
    }

    /**
     * The rules apply to every record, known book or not; only a price may still come from elsewhere, and what a record
     * with an ISBN or an id leaves out from the book that we know by it.
     */
    private static BookDraft checked(BookInput input, boolean hasId) throws BadRecord {
        BookInput priced = input.priceCents() == null ? Overlay.priced(input, 0L, 0) : input;
        BookInput whole = input.isbn13() == null && !hasId ? priced : Overlay.of(STAND_IN, priced, null, true);
        return switch (Drafts.checkRecord(whole)) {
            case Drafted.Valid valid -> valid.draft();
            case Drafted.Invalid invalid -> throw new BadRecord(PlanBatch.told(invalid.errors()));
        };
    }

    /** Shelves that are named as ours are exactly these; other names, and codes of subjects, are understood. */
    private ShelfNames.Found found(Fields fields, List<@Nullable SubjectInput> subjects) throws BadRecord {
        if (fields.any("shelves") == null) {
            return shelves.find(texts(fields, "categories"), RecordDetails.codes(subjects));
        }
        List<String> named = texts(fields, "shelves");
        List<String> known = named.stream().filter(shelves::has).toList();
        return new ShelfNames.Found(known, named.size() - known.size());
    }

    private static List<String> related(Fields fields) throws BadRecord {
        return texts(fields, "related_isbns").stream()
                .flatMap(text -> Isbn.parse(text).map(Isbn::digits).stream())
                .toList();
    }

    private BookInput input(Fields fields, List<String> slugs, List<@Nullable SubjectInput> subjects) throws BadRecord {
        return new BookInput(
                fields.text("title"),
                fields.text("subtitle"),
                authors(fields),
                fields.text("description"),
                priceCents(fields),
                fields.text("currency"),
                fields.text("isbn13", "isbn", "isbn10"),
                slugs.isEmpty() ? null : slugs,
                fields.text("format"),
                language(fields.text("language")),
                publisher(fields.text("publisher")),
                published(fields.text("published")),
                fields.integer("pages"),
                series(fields.any("series")),
                null,
                subjects.isEmpty() ? null : subjects,
                RecordDetails.awards(fields),
                fields.text("tax_class"),
                fields.integer("age_from"),
                fields.integer("age_to"),
                fields.integer("height_mm"),
                fields.integer("width_mm"),
                fields.integer("thickness_mm"),
                fields.integer("weight_g"),
                fields.text("available_from"),
                fields.bool("active"),
                fields.integer("stock", "initial_stock"));
    }

    private static @Nullable List<@Nullable AuthorInput> authors(Fields fields) throws BadRecord {
        List<@Nullable AuthorInput> authors = new ArrayList<>();
        for (JsonNode each : fields.list("authors")) {
            if (each instanceof ObjectNode object) {
                Fields author = new Fields(object);
                authors.add(new AuthorInput(author.text("name"), author.text("role")));
            } else if (each.isString()) {
                splitIfEndless(each.asString()).forEach(name -> authors.add(new AuthorInput(name, null)));
            } else {
                throw new BadRecord("authors must be names, or objects with name and role");
            }
        }
        return authors.isEmpty() ? null : authors;
    }

    /** Anthologies come with all their authors in one string. */
    private static List<String> splitIfEndless(String names) {
        return names.length() <= LONGEST_NAME
                ? List.of(names)
                : Arrays.stream(names.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static @Nullable Long priceCents(Fields fields) throws BadRecord {
        Long cents = fields.whole("price_cents");
        BigDecimal price = fields.decimal("price");
        if (cents != null || price == null) {
            return cents;
        }
        try {
            return price.movePointRight(2).longValueExact();
        } catch (ArithmeticException tooFine) {
            throw new BadRecord("price must have two decimals at most");
        }
    }

    private static @Nullable String language(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher brackets = CODE_IN_BRACKETS.matcher(text);
        String code = brackets.matches() ? brackets.group(1) : text;
        return Languages.parse(code).orElse(code);
    }

    private static @Nullable String publisher(@Nullable String text) {
        return text == null || text.equalsIgnoreCase("n/a") ? null : text;
    }

    /** The year 0 is how some catalogues say that they do not know. */
    private static @Nullable String published(@Nullable String text) {
        return text == null || text.startsWith("0000") ? null : text;
    }

    private static @Nullable SeriesInput series(@Nullable JsonNode value) throws BadRecord {
        if (value == null) {
            return null;
        }
        if (value.isString()) {
            return value.asString().isBlank() ? null : new SeriesInput(value.asString(), null);
        }
        if (value instanceof ObjectNode object) {
            Fields series = new Fields(object);
            return new SeriesInput(series.text("name"), series.textOrNumber("volume", "position"));
        }
        throw new BadRecord("series must be a name, or an object with name and volume");
    }

    private static List<String> texts(Fields fields, String field) throws BadRecord {
        List<String> names = new ArrayList<>();
        for (JsonNode each : fields.list(field)) {
            if (!each.isString()) {
                throw new BadRecord(field + " must be names");
            }
            names.add(each.asString());
        }
        return names;
    }

    private static @Nullable UUID bookId(Fields fields) throws BadRecord {
        String id = fields.text("book_id");
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException nonsense) {
            throw new BadRecord("book_id must be the id of a book");
        }
    }

    private static @Nullable Integer year(Fields fields) throws BadRecord {
        Integer year = fields.integer("original_year", "originalYear");
        if (year != null && (year < -4_000 || year > 9_999)) {
            throw new BadRecord("original_year is out of range");
        }
        return year;
    }

    private static @Nullable Double rating(Fields fields) throws BadRecord {
        BigDecimal rating = fields.decimal("rating");
        if (rating != null && (rating.signum() < 0 || rating.doubleValue() > BEST)) {
            throw new BadRecord("rating must be from 0 to 5");
        }
        return rating == null
                ? null
                : rating.setScale(2, java.math.RoundingMode.HALF_UP).doubleValue();
    }

    private static String madeWork(BookDraft draft) {
        String author = draft.authors().getFirst().name();
        String surname = author.substring(author.lastIndexOf(' ') + 1);
        return draft.title() + " " + surname;
    }
}
