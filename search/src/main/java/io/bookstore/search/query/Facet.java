package io.bookstore.search.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an answer can be narrowed by. The names are those of the contract and of its parameters. */
enum Facet {
    CATEGORY("Category", Kind.TERMS, "category_path", "category_path", 200),
    AUTHOR("Author", Kind.TERMS, "author_id", "author_facet", 25),
    SERIES("Series", Kind.TERMS, "series_id", "series_facet", 25),
    PUBLISHER("Publisher", Kind.TERMS, "publisher", "publisher", 25),
    FORMAT("Format", Kind.TERMS, "format", "format", 50),
    LANGUAGE("Language", Kind.TERMS, "language", "language", 50),
    PRICE("Price", Kind.RANGE, "price_cents", "price_cents", 0),
    RATING("Rating", Kind.RANGE, "rating", "rating", 0),
    AVAILABILITY("Availability", Kind.TERMS, "in_stock", "in_stock", 0);

    enum Kind {
        TERMS,
        RANGE
    }

    private final String label;
    private final Kind kind;
    private final String field;
    private final String countedField;
    private final int limit;

    /**
     * @param field what a selection filters
     * @param countedField what is counted: where the value is an id, the id with its label
     * @param limit how many options are listed at most
     */
    Facet(String label, Kind kind, String field, String countedField, int limit) {
        this.label = label;
        this.kind = kind;
        this.field = field;
        this.countedField = countedField;
        this.limit = limit;
    }

    static Optional<Facet> named(String id) {
        return Arrays.stream(values()).filter(facet -> facet.id().equals(id)).findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    String field() {
        return field;
    }

    String countedField() {
        return countedField;
    }

    int limit() {
        return limit;
    }

    /** Whether the index holds the keys of its names, so that they are looked for there. */
    boolean isFoundInIndex() {
        return this == AUTHOR || this == SERIES || this == PUBLISHER;
    }

    /** What is looked for, before {@link #countedField}. */
    String foundField() {
        return id() + "_find";
    }

    /** Whether an option is one value of a field, as its parameter takes it. */
    boolean isListOfValues() {
        return limit > 0;
    }

    /** Whether {@link #countedField} holds {@code id|label}. */
    boolean isLabelled() {
        return !field.equals(countedField);
    }
}
