package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the shopper has narrowed the answer to.
 *
 * @param values of the facets that are lists of values
 * @param publishedFrom first day, {@code yyyy-MM-dd}
 */
record Selections(
        Map<Facet, List<String>> values,
        @Nullable Long priceMin,
        @Nullable Long priceMax,
        @Nullable Double ratingMin,
        boolean inStock,
        @Nullable String publishedFrom,
        @Nullable String publishedTo) {

    static final Selections NONE = new Selections(Map.of(), null, null, null, false, null, null);

    List<String> of(Facet facet) {
        return values.getOrDefault(facet, List.of());
    }

    /** Whether nothing narrows the answer. */
    boolean isNone() {
        return values.isEmpty() && equals(new Selections(values, null, null, null, false, null, null));
    }

    /** Whether the answer is narrowed by this facet. */
    boolean isChosen(Facet facet) {
        return switch (facet) {
            case PRICE -> priceMin != null || priceMax != null;
            case RATING -> ratingMin != null;
            case AVAILABILITY -> inStock;
            default -> values.containsKey(facet);
        };
    }

    /** All of them as one filter. */
    Query filter() {
        return filterExcept(null);
    }

    /** A facet is not narrowed by its own selection. */
    Query filterExcept(@Nullable Facet own) {
        List<Query> filters = new ArrayList<>();
        values.forEach((facet, chosen) -> {
            if (facet != own) {
                filters.add(anyOf(facet.field(), chosen));
            }
        });
        if (own != Facet.PRICE && isChosen(Facet.PRICE)) {
            filters.add(between(Facet.PRICE.field(), priceMin, priceMax));
        }
        if (own != Facet.RATING && ratingMin != null) {
            filters.add(between(Facet.RATING.field(), ratingMin, null));
        }
        if (own != Facet.AVAILABILITY && inStock) {
            filters.add(is(Facet.AVAILABILITY.field(), "true"));
        }
        if (publishedFrom != null || publishedTo != null) {
            filters.add(between("published", publishedFrom, publishedTo));
        }
        return Query.of(query -> query.bool(all -> all.filter(filters)));
    }

    static Query is(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    static Query anyOf(String field, List<String> chosen) {
        List<FieldValue> fieldValues = chosen.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(terms -> terms.field(field).terms(list -> list.value(fieldValues))));
    }

    static Query between(String field, @Nullable Object least, @Nullable Object most) {
        return Query.of(query -> query.range(range -> range.untyped(bounds -> {
            bounds.field(field);
            if (least != null) {
                bounds.gte(JsonData.of(least));
            }
            if (most != null) {
                bounds.lte(JsonData.of(most));
            }
            return bounds;
        })));
    }
}
