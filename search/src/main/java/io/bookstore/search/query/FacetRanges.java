package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.aggregations.AggregationRange;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facets whose options are questions and not values: price, rating, availability. The shopper's own range is one too. */
final class FacetRanges {

    private static final List<Range> PRICES = List.of(
            new Range(0L, 999L),
            new Range(1000L, 1999L),
            new Range(2000L, 2999L),
            new Range(3000L, 4999L),
            new Range(5000L, null));
    private static final List<Double> STARS = List.of(4.0, 3.0, 2.0);

    private FacetRanges() {}

    /** By value, in the order in which they are shown. */
    static Map<String, Query> questions(Facet facet, Selections selections) {
        return switch (facet) {
            case PRICE ->
                prices(selections)
                        .collect(Collectors.toMap(Range::value, Range::query, (one, same) -> one, LinkedHashMap::new));
            case RATING ->
                ratings(selections)
                        .collect(Collectors.toMap(
                                FacetRanges::plain,
                                least -> Selections.between(Facet.RATING.field(), least, null),
                                (one, same) -> one,
                                LinkedHashMap::new));
            case AVAILABILITY -> Map.of("true", Selections.is(facet.field(), "true"));
            default -> throw new IllegalArgumentException(facet + " is a list of values");
        };
    }

    /** The same as ranges of the field, which Elasticsearch counts faster: of prices and ratings. */
    static List<AggregationRange> ranges(Facet facet, Selections selections) {
        return switch (facet) {
            case PRICE -> prices(selections).map(Range::counted).toList();
            case RATING ->
                ratings(selections)
                        .map(least -> AggregationRange.of(
                                range -> range.key(plain(least)).from(least)))
                        .toList();
            default -> throw new IllegalArgumentException(facet + " is no range");
        };
    }

    /** The value that is chosen; null for none. */
    static @Nullable String chosen(Facet facet, Selections selections) {
        return switch (facet) {
            case PRICE ->
                selections.priceMin() == null && selections.priceMax() == null
                        ? null
                        : Range.of(selections).value();
            case RATING -> selections.ratingMin() == null ? null : plain(selections.ratingMin());
            case AVAILABILITY -> selections.inStock() ? "true" : null;
            default -> null;
        };
    }

    static String label(Facet facet, String value) {
        return switch (facet) {
            case PRICE -> Range.parse(value).label();
            case RATING -> value + " and up";
            default -> "In stock";
        };
    }

    private static Stream<Range> prices(Selections selections) {
        Stream<Range> own = selections.isChosen(Facet.PRICE) ? Stream.of(Range.of(selections)) : Stream.empty();
        return Stream.concat(PRICES.stream(), own).distinct();
    }

    private static Stream<Double> ratings(Selections selections) {
        return Stream.concat(STARS.stream(), Stream.ofNullable(selections.ratingMin()))
                .distinct();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** Prices in minor units, both ends included. */
    private record Range(@Nullable Long least, @Nullable Long most) {

        static Range of(Selections selections) {
            Long least = selections.priceMin() == null ? Long.valueOf(0) : selections.priceMin();
            return new Range(least, selections.priceMax());
        }

        static Range parse(String value) {
            int dash = value.indexOf('-');
            String most = value.substring(dash + 1);
            return new Range(Long.valueOf(value.substring(0, dash)), most.isEmpty() ? null : Long.valueOf(most));
        }

        String value() {
            return least + "-" + (most == null ? "" : most);
        }

        Query query() {
            return Selections.between(Facet.PRICE.field(), least, most);
        }

        /** Elasticsearch leaves the upper end out. */
        AggregationRange counted() {
            return AggregationRange.of(range -> {
                range.key(value()).from(least == null ? null : least.doubleValue());
                return range.to(most == null ? null : most + 1.0);
            });
        }

        String label() {
            if (most == null) {
                return money(least) + " and over";
            }
            return least == null || least == 0 ? "Up to " + money(most) : money(least) + " to " + money(most);
        }

        private static String money(@Nullable Long minor) {
            long amount = minor == null ? 0 : minor;
            return "%d.%02d".formatted(amount / 100, amount % 100);
        }
    }
}
