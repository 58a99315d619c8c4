package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The orders of the contract. Equal ones: in stock first, then the cheapest, then by id. */
enum Sort {
    RELEVANCE,
    BESTSELLING,
    NEWEST,
    PRICE_ASC,
    PRICE_DESC,
    RATING,
    TITLE;

    static Optional<Sort> named(String id) {
        return Arrays.stream(values()).filter(sort -> sort.id().equals(id)).findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param inStockFirst what can be bought now comes before everything else */
    List<SortOptions> order(boolean inStockFirst) {
        return Stream.of(
                        inStockFirst ? Stream.of(descending("in_stock")) : Stream.<SortOptions>empty(),
                        first().stream(),
                        Stream.of(descending("in_stock"), ascending("price_cents"), ascending("id")))
                .flatMap(sorts -> sorts)
                .toList();
    }

    private List<SortOptions> first() {
        return switch (this) {
            case RELEVANCE -> List.of(score());
            case BESTSELLING -> List.of(descending("sales"), descending("ratings_count"));
            case NEWEST -> List.of(descending("created_at"));
            case PRICE_ASC -> List.of(ascending("price_cents"));
            case PRICE_DESC -> List.of(descending("price_cents"));
            case RATING -> List.of(rated(), descending("ratings_count"));
            case TITLE -> List.of(ascending("title_sort"));
        };
    }

    /** What a cursor holds of each value by which this sorts, the common ones included. */
    List<Cursor.Kind> kinds(boolean inStockFirst) {
        List<Cursor.Kind> own = switch (this) {
            case RELEVANCE -> List.of(Cursor.Kind.DECIMAL);
            case BESTSELLING -> List.of(Cursor.Kind.WHOLE, Cursor.Kind.WHOLE);
            case RATING -> List.of(Cursor.Kind.DECIMAL, Cursor.Kind.WHOLE);
            case NEWEST, PRICE_ASC, PRICE_DESC -> List.of(Cursor.Kind.WHOLE);
            case TITLE -> List.of(Cursor.Kind.TEXT);
        };
        return Stream.of(
                        inStockFirst ? Stream.of(Cursor.Kind.WHOLE) : Stream.<Cursor.Kind>empty(),
                        own.stream(),
                        Stream.of(Cursor.Kind.WHOLE, Cursor.Kind.WHOLE, Cursor.Kind.TEXT))
                .flatMap(kinds -> kinds)
                .toList();
    }

    /** A missing rating needs a value of its own, so that a page can end with it. */
    private static SortOptions rated() {
        return SortOptions.of(sort ->
                sort.field(by -> by.field("rating").order(SortOrder.Desc).missing(-1)));
    }

    private static SortOptions score() {
        return SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc)));
    }

    private static SortOptions ascending(String field) {
        return SortOptions.of(sort -> sort.field(by -> by.field(field).order(SortOrder.Asc)));
    }

    private static SortOptions descending(String field) {
        return SortOptions.of(sort -> sort.field(by -> by.field(field).order(SortOrder.Desc)));
    }
}
