package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.bookstore.search.index.IndexedBook;
import io.bookstore.search.query.Recount.Counts;
import io.bookstore.search.query.WorkCounts.Counted;
import java.util.EnumMap;
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

    private static final String LABELS = "labels.";
    private static final String THOSE = "those";

    private final FacetOptions options;

    FacetCounts(FacetOptions options) {
        this.options = options;
    }

    /** Total and facets. */
    Map<String, Aggregation> aggregations(SearchQuery query) {
        Map<String, Aggregation> asked = new HashMap<>(FacetQuestions.of(query));
        for (Facet facet : query.facets()) {
            List<String> chosen = query.selections().of(facet);
            if (facet.isLabelled() && !chosen.isEmpty()) {
                asked.put(LABELS + facet.id(), labelsOf(facet, chosen));
            }
        }
        return asked;
    }

    static Counts counts(SearchQuery query, Map<String, Aggregate> answer) {
        Map<Facet, CountedFacet> facets = new EnumMap<>(Facet.class);
        query.facets().forEach(facet -> facets.put(facet, FacetQuestions.read(facet, query, answer)));
        return new Counts(FacetQuestions.matched(query, answer), FacetQuestions.total(query, answer), facets);
    }

    /** @param answer for the names of what is chosen */
    List<FacetView> views(SearchQuery query, Counts counts, Map<String, Aggregate> answer) {
        return query.facets().stream()
                .map(facet -> {
                    CountedFacet counted = Parts.part(counts.facets(), facet);
                    return facet.isListOfValues()
                            ? values(facet, query, counted, answer)
                            : ranges(facet, query, counted);
                })
                .toList();
    }

    /** A chosen author or series is listed by name even when nothing of it is left. The ids are UUIDs: no syntax. */
    private static Aggregation labelsOf(Facet facet, List<String> chosen) {
        String pattern = "(" + String.join("|", chosen) + ")\\" + IndexedBook.LABEL + ".*";
        Aggregation names = Aggregation.of(each -> each.terms(terms -> terms.field(facet.countedField())
                .include(only -> only.regexp(pattern))
                .size(chosen.size() * 2)));
        Query any = Selections.anyOf(facet.field(), chosen);
        Aggregation those = Aggregation.of(each -> each.filter(any).aggregations(THOSE, names));
        return Aggregation.of(each -> each.global(all -> all).aggregations(THOSE, those));
    }

    private FacetView values(Facet facet, SearchQuery query, CountedFacet counted, Map<String, Aggregate> answer) {
        List<String> chosen = query.selections().of(facet);
        Map<String, FacetView.Option> listed = new LinkedHashMap<>();
        counted.options().forEach((key, count) -> {
            FacetView.Option option = options.of(facet, key, count.number(), chosen);
            listed.merge(option.value(), option, FacetOptions::renamed);
        });
        if (!chosen.isEmpty()) {
            Map<String, String> names = names(facet, answer);
            counted.chosen().forEach((value, count) -> {
                FacetView.Option option = listed.get(value);
                String label = option == null ? names.getOrDefault(value, options.label(facet, value)) : option.label();
                listed.put(value, new FacetView.Option(value, label, count.number(), true));
            });
        }
        return view(
                facet, listed.values().stream().sorted(FacetOptions.MOST_FIRST).toList(), null, null);
    }

    private static FacetView ranges(Facet facet, SearchQuery query, CountedFacet counted) {
        String chosen = FacetRanges.chosen(facet, query.selections());
        List<FacetView.Option> options = FacetRanges.questions(facet, query.selections()).keySet().stream()
                .map(value -> {
                    Counted count = Parts.part(counted.options(), value);
                    return new FacetView.Option(
                            value, FacetRanges.label(facet, value), count.number(), value.equals(chosen));
                })
                .filter(option -> option.selected() || option.count() > 0)
                .toList();
        return view(facet, options, whole(counted.least()), whole(counted.most()));
    }

    private static Map<String, String> names(Facet facet, Map<String, Aggregate> answer) {
        Aggregate asked = answer.get(LABELS + facet.id());
        if (asked == null) {
            return Map.of();
        }
        var those = Parts.part(asked.global().aggregations(), THOSE).filter();
        return Parts.part(those.aggregations(), THOSE).sterms().buckets().array().stream()
                .map(bucket -> bucket.key().stringValue())
                .collect(Collectors.toMap(
                        key -> key.substring(0, key.indexOf(IndexedBook.LABEL)),
                        key -> key.substring(key.indexOf(IndexedBook.LABEL) + 1),
                        (one, other) -> one));
    }

    private static FacetView view(Facet facet, List<FacetView.Option> options, @Nullable Long min, @Nullable Long max) {
        String type = facet.kind() == Facet.Kind.RANGE ? "range" : "terms";
        return new FacetView(facet.id(), facet.label(), type, options, min, max);
    }

    private static @Nullable Long whole(@Nullable Double number) {
        return number == null || number.isInfinite() || number.isNaN() ? null : Long.valueOf(number.longValue());
    }
}
