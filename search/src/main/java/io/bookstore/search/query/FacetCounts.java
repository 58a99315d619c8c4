package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.FiltersBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregationCollectMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.bookstore.search.index.IndexedBook;
import io.bookstore.search.projection.SharedWorks;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Facets in the same request as the hits: each is counted under the selections of all others, so that its options say
 * what choosing them as well would give.
 */
@Component
class FacetCounts {

    private static final String OPTIONS = "options";
    private static final String CHOSEN = "chosen";
    private static final String LEAST = "least";
    private static final String MOST = "most";
    private static final String LABELS = "labels.";

    private final FacetOptions options;
    private final SharedWorks sharedWorks;

    FacetCounts(FacetOptions options, SharedWorks sharedWorks) {
        this.options = options;
        this.sharedWorks = sharedWorks;
    }

    Map<String, Aggregation> aggregations(SearchQuery query) {
        Map<String, Aggregation> asked = new HashMap<>();
        Map<String, Aggregation> counts = WorkCounts.needed(query.byWork(), sharedWorks.most());
        for (Facet facet : query.facets()) {
            Query others = query.selections().filterExcept(facet);
            Map<String, Aggregation> parts =
                    facet.isListOfValues() ? values(facet, query, counts) : ranges(facet, query, counts);
            asked.put(facet.id(), Aggregation.of(each -> each.filter(others).aggregations(parts)));
            List<String> chosen = query.selections().of(facet);
            if (facet.isLabelled() && !chosen.isEmpty()) {
                asked.put(LABELS + facet.id(), labelsOf(facet, chosen));
            }
        }
        return asked;
    }

    List<FacetView> read(SearchQuery query, Map<String, Aggregate> answer) {
        return query.facets().stream()
                .map(facet ->
                        facet.isListOfValues() ? readValues(facet, query, answer) : readRanges(facet, query, answer))
                .toList();
    }

    private static Map<String, Aggregation> values(Facet facet, SearchQuery query, Map<String, Aggregation> counts) {
        Map<String, Aggregation> parts = new HashMap<>();
        parts.put(
                OPTIONS,
                Aggregation.of(each -> each.terms(terms -> terms.field(facet.countedField())
                                .size(facet.limit())
                                .collectMode(TermsAggregationCollectMode.BreadthFirst))
                        .aggregations(counts)));
        List<String> chosen = query.selections().of(facet);
        if (!chosen.isEmpty()) {
            Map<String, Query> each = chosen.stream()
                    .collect(Collectors.toMap(value -> value, value -> Selections.is(facet.field(), value)));
            parts.put(CHOSEN, counted(each, counts));
        }
        return parts;
    }

    private static Map<String, Aggregation> ranges(Facet facet, SearchQuery query, Map<String, Aggregation> counts) {
        Map<String, Aggregation> parts = new HashMap<>();
        parts.put(OPTIONS, counted(FacetRanges.questions(facet, query.selections()), counts));
        if (facet == Facet.PRICE) {
            parts.put(LEAST, Aggregation.of(each -> each.min(min -> min.field(facet.field()))));
            parts.put(MOST, Aggregation.of(each -> each.max(max -> max.field(facet.field()))));
        }
        return parts;
    }

    private static Aggregation counted(Map<String, Query> questions, Map<String, Aggregation> counts) {
        return Aggregation.of(each -> each.filters(filters -> filters.filters(by -> by.keyed(questions)))
                .aggregations(counts));
    }

    /** A chosen author or series is listed by name even when nothing of it is left. The ids are UUIDs: no syntax. */
    private static Aggregation labelsOf(Facet facet, List<String> chosen) {
        String pattern = "(" + String.join("|", chosen) + ")\\" + IndexedBook.LABEL + ".*";
        Aggregation names = Aggregation.of(each -> each.terms(terms -> terms.field(facet.countedField())
                .include(only -> only.regexp(pattern))
                .size(chosen.size() * 2)));
        Aggregation those = Aggregation.of(
                each -> each.filter(Selections.anyOf(facet.field(), chosen)).aggregations(OPTIONS, names));
        return Aggregation.of(each -> each.global(all -> all).aggregations(OPTIONS, those));
    }

    private FacetView readValues(Facet facet, SearchQuery query, Map<String, Aggregate> answer) {
        Map<String, Aggregate> parts = Parts.part(answer, facet.id()).filter().aggregations();
        List<String> chosen = query.selections().of(facet);
        Map<String, FacetView.Option> listed = new LinkedHashMap<>();
        for (StringTermsBucket bucket :
                Parts.part(parts, OPTIONS).sterms().buckets().array()) {
            FacetView.Option option = options.of(facet, bucket.key().stringValue(), bucket, chosen, query.byWork());
            listed.merge(option.value(), option, FacetOptions::renamed);
        }
        if (!chosen.isEmpty()) {
            Map<String, String> names = names(facet, answer);
            Parts.part(parts, CHOSEN).filters().buckets().keyed().forEach((value, bucket) -> {
                FacetView.Option option = listed.get(value);
                String label = option == null ? names.getOrDefault(value, options.label(facet, value)) : option.label();
                listed.put(value, new FacetView.Option(value, label, count(bucket, query), true));
            });
        }
        return view(
                facet, listed.values().stream().sorted(FacetOptions.MOST_FIRST).toList(), null, null);
    }

    private FacetView readRanges(Facet facet, SearchQuery query, Map<String, Aggregate> answer) {
        Map<String, Aggregate> parts = Parts.part(answer, facet.id()).filter().aggregations();
        Map<String, FiltersBucket> counted =
                Parts.part(parts, OPTIONS).filters().buckets().keyed();
        String chosen = FacetRanges.chosen(facet, query.selections());
        List<FacetView.Option> options = FacetRanges.questions(facet, query.selections()).keySet().stream()
                .map(value -> new FacetView.Option(
                        value,
                        FacetRanges.label(facet, value),
                        count(Parts.part(counted, value), query),
                        value.equals(chosen)))
                .filter(option -> option.selected() || option.count() > 0)
                .toList();
        if (facet != Facet.PRICE) {
            return view(facet, options, null, null);
        }
        return view(
                facet,
                options,
                whole(Parts.part(parts, LEAST).min().value()),
                whole(Parts.part(parts, MOST).max().value()));
    }

    private static Map<String, String> names(Facet facet, Map<String, Aggregate> answer) {
        Aggregate asked = answer.get(LABELS + facet.id());
        if (asked == null) {
            return Map.of();
        }
        var those = Parts.part(asked.global().aggregations(), OPTIONS).filter();
        return Parts.part(those.aggregations(), OPTIONS).sterms().buckets().array().stream()
                .map(bucket -> bucket.key().stringValue())
                .collect(Collectors.toMap(
                        key -> key.substring(0, key.indexOf(IndexedBook.LABEL)),
                        key -> key.substring(key.indexOf(IndexedBook.LABEL) + 1),
                        (one, other) -> one));
    }

    private static long count(FiltersBucket bucket, SearchQuery query) {
        return WorkCounts.of(bucket.docCount(), bucket.aggregations(), query.byWork());
    }

    private static FacetView view(Facet facet, List<FacetView.Option> options, @Nullable Long min, @Nullable Long max) {
        String type = facet.kind() == Facet.Kind.RANGE ? "range" : "terms";
        return new FacetView(facet.id(), facet.label(), type, options, min, max);
    }

    private static @Nullable Long whole(@Nullable Double number) {
        return number == null || number.isInfinite() || number.isNaN() ? null : Long.valueOf(number.longValue());
    }
}
