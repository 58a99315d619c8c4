package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.MultiBucketBase;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregationCollectMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.bookstore.search.query.WorkCounts.Counted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The counts of an answer as one question: all that is narrowed by the same selections below one filter, and each facet
 * with a selection of its own below the selections of all others.
 */
final class FacetQuestions {

    private static final String NARROWED = "narrowed";
    private static final String MATCHED = "matched";
    private static final String OPTIONS = ".options";
    private static final String CHOSEN = ".chosen";
    private static final String LEAST = ".least";
    private static final String MOST = ".most";

    private FacetQuestions() {}

    static Map<String, Aggregation> of(SearchQuery query) {
        Map<String, Aggregation> asked = new HashMap<>();
        Map<String, Aggregation> narrowed = new HashMap<>(WorkCounts.needed(query.byWork(), WorkCounts.SOME));
        for (Facet facet : query.facets()) {
            if (query.selections().isChosen(facet)) {
                Query others = query.selections().filterExcept(facet);
                asked.put(facet.id(), Aggregation.of(each -> each.filter(others).aggregations(parts(facet, query))));
            } else {
                narrowed.putAll(parts(facet, query));
            }
        }
        Query all = query.selections().filter();
        asked.put(NARROWED, Aggregation.of(each -> each.filter(all).aggregations(narrowed)));
        if (!query.selections().isNone()) {
            asked.put(MATCHED, Aggregation.of(each -> each.filter(any -> any.matchAll(every -> every))));
        }
        return asked;
    }

    /** How many works a count of this facet has room for. Options of long facets are many and small. */
    static int room(Facet facet) {
        return facet.isFoundInIndex() ? WorkCounts.FEW : WorkCounts.SOME;
    }

    /** Books that match, whatever is selected. */
    static long matched(SearchQuery query, Map<String, Aggregate> answer) {
        return Parts.part(answer, query.selections().isNone() ? NARROWED : MATCHED)
                .filter()
                .docCount();
    }

    static Counted total(SearchQuery query, Map<String, Aggregate> answer) {
        var narrowed = Parts.part(answer, NARROWED).filter();
        return WorkCounts.of(narrowed.docCount(), narrowed.aggregations(), query.byWork());
    }

    static CountedFacet read(Facet facet, SearchQuery query, Map<String, Aggregate> answer) {
        String filter = query.selections().isChosen(facet) ? facet.id() : NARROWED;
        Map<String, Aggregate> parts = Parts.part(answer, filter).filter().aggregations();
        Aggregate chosen = parts.get(facet.id() + CHOSEN);
        return new CountedFacet(
                options(Parts.part(parts, facet.id() + OPTIONS), query),
                chosen == null ? Map.of() : options(chosen, query),
                facet == Facet.PRICE
                        ? Parts.part(parts, facet.id() + LEAST).min().value()
                        : null,
                facet == Facet.PRICE
                        ? Parts.part(parts, facet.id() + MOST).max().value()
                        : null);
    }

    private static Map<String, Counted> options(Aggregate counted, SearchQuery query) {
        Map<String, Counted> options = new LinkedHashMap<>();
        if (counted.isSterms()) {
            counted.sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> options.put(bucket.key().stringValue(), counted(bucket, query)));
        } else if (counted.isRange()) {
            counted.range().buckets().keyed().forEach((key, bucket) -> options.put(key, counted(bucket, query)));
        } else {
            counted.filters().buckets().keyed().forEach((key, bucket) -> options.put(key, counted(bucket, query)));
        }
        return options;
    }

    private static Counted counted(MultiBucketBase bucket, SearchQuery query) {
        return WorkCounts.of(bucket.docCount(), bucket.aggregations(), query.byWork());
    }

    private static Map<String, Aggregation> parts(Facet facet, SearchQuery query) {
        Map<String, Aggregation> counts = WorkCounts.needed(query.byWork(), room(facet));
        Map<String, Aggregation> parts = new HashMap<>();
        parts.put(facet.id() + OPTIONS, facet.isListOfValues() ? values(facet, counts) : ranges(facet, query, counts));
        if (facet == Facet.PRICE) {
            parts.put(facet.id() + LEAST, Aggregation.of(each -> each.min(min -> min.field(facet.field()))));
            parts.put(facet.id() + MOST, Aggregation.of(each -> each.max(max -> max.field(facet.field()))));
        }
        List<String> chosen = query.selections().of(facet);
        if (!chosen.isEmpty()) {
            parts.put(
                    facet.id() + CHOSEN,
                    filters(
                            chosen.stream()
                                    .collect(Collectors.toMap(
                                            value -> value, value -> Selections.is(facet.field(), value))),
                            counts));
        }
        return parts;
    }

    private static Aggregation values(Facet facet, Map<String, Aggregation> counts) {
        return Aggregation.of(each -> each.terms(terms -> terms.field(facet.countedField())
                        .size(facet.limit())
                        .collectMode(TermsAggregationCollectMode.BreadthFirst))
                .aggregations(counts));
    }

    private static Aggregation ranges(Facet facet, SearchQuery query, Map<String, Aggregation> counts) {
        if (facet == Facet.AVAILABILITY) {
            return filters(FacetRanges.questions(facet, query.selections()), counts);
        }
        return Aggregation.of(each -> each.range(range ->
                        range.field(facet.field()).keyed(true).ranges(FacetRanges.ranges(facet, query.selections())))
                .aggregations(counts));
    }

    static Aggregation filters(Map<String, Query> questions, Map<String, Aggregation> counts) {
        return Aggregation.of(each -> each.filters(filters -> filters.filters(by -> by.keyed(questions)))
                .aggregations(counts));
    }
}
