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

    List<SortOptions> order() {
        return Stream.concat(
                        first().stream(), Stream.of(descending("in_stock"), ascending("price_cents"), ascending("id")))
                .toList();
    }

    private List<SortOptions> first() {
        return switch (this) {
            case RELEVANCE -> List.of(score());
            case BESTSELLING -> List.of(descending("sales"), descending("ratings_count"));
            case NEWEST -> List.of(descending("created_at"));
            case PRICE_ASC -> List.of(ascending("price_cents"));
            case PRICE_DESC -> List.of(descending("price_cents"));
            case RATING -> List.of(descending("rating"), descending("ratings_count"));
            case TITLE -> List.of(ascending("title_sort"));
        };
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
