package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregationCollectMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import io.bookstore.search.elasticsearch.Elasticsearch;
import io.bookstore.search.index.IndexSettings;
import io.bookstore.search.index.IndexedBook;
import io.bookstore.search.index.TextKeys;
import io.bookstore.search.projection.SharedWorks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks inside a facet that is too long to be listed: options of which any word begins like what is typed. */
@Component
class FacetSearch {

    private static final String THOSE = "those";
    private static final String OPTIONS = "options";
    private static final String ALL = "all";

    /** Up to so many the options that there are get counted. */
    private static final int MOST_COUNTED = 1_000;

    /** The best by books and the best by works differ a little. */
    private static final int SPARE = 30;

    private final Elasticsearch elasticsearch;
    private final IndexSettings settings;
    private final SearchBooks books;
    private final FacetOptions options;
    private final SharedWorks sharedWorks;

    FacetSearch(
            Elasticsearch elasticsearch,
            IndexSettings settings,
            SearchBooks books,
            FacetOptions options,
            SharedWorks sharedWorks) {
        this.elasticsearch = elasticsearch;
        this.settings = settings;
        this.books = books;
        this.options = options;
        this.sharedWorks = sharedWorks;
    }

    /** @param query its size is how many options are wanted */
    FacetOptionsView find(Facet facet, String prefix, SearchQuery query) {
        String key = TextKeys.key(prefix);
        if (key.isEmpty() && !prefix.isBlank()) {
            return new FacetOptionsView(facet.id(), facet.label(), List.of(), 0); // signs only
        }
        boolean inIndex = facet.isFoundInIndex();
        Aggregate found = ask(
                query,
                Aggregation.of(each -> each.filter(query.selections().filterExcept(facet))
                        .aggregations(inIndex ? named(facet, key, query) : everyValue(facet, query))));
        Map<String, Aggregate> parts = found.filter().aggregations();
        List<StringTermsBucket> buckets =
                Parts.part(parts, OPTIONS).sterms().buckets().array();
        List<String> chosen = query.selections().of(facet);
        Map<String, FacetView.Option> byValue = new LinkedHashMap<>();
        for (StringTermsBucket bucket : buckets) {
            String counted = bucket.key().stringValue();
            String name = inIndex ? counted.substring(counted.indexOf(IndexedBook.LABEL) + 1) : counted;
            long count = WorkCounts.of(bucket.docCount(), bucket.aggregations(), query.byWork())
                    .number();
            FacetView.Option option = options.of(facet, name, count, chosen);
            if (inIndex || begins(option.label(), key)) {
                byValue.merge(option.value(), option, FacetOptions::renamed);
            }
        }
        int total = inIndex
                ? Math.max(
                        byValue.size(),
                        Parts.part(parts, ALL).sterms().buckets().array().size())
                : byValue.size();
        List<FacetView.Option> best = byValue.values().stream()
                .sorted(FacetOptions.MOST_FIRST)
                .limit(query.size())
                .toList();
        return new FacetOptionsView(facet.id(), facet.label(), best, total);
    }

    private Aggregate ask(SearchQuery query, Aggregation counted) {
        Query match = books.match(query);
        SearchRequest request = SearchRequest.of(search -> search.index(settings.name())
                .query(all -> all.bool(both -> both.filter(match).filter(Selections.is("active", "true"))))
                .aggregations(THOSE, counted)
                .size(0)
                .trackTotalHits(track -> track.enabled(false))
                .allowPartialSearchResults(false)
                .timeout(elasticsearch.timeLimit()));
        return Parts.part(
                elasticsearch.ask(client -> client.search(request, Void.class)).aggregations(), THOSE);
    }

    /** The key stands before the first sign, and holds letters, digits and spaces only: nothing in it is syntax. */
    private Map<String, Aggregation> named(Facet facet, String key, SearchQuery query) {
        String pattern = key.isEmpty() ? ".*" : "([^|]* )?" + key + "[^|]*\\" + IndexedBook.LABEL + ".*";
        return Map.of(
                OPTIONS,
                Aggregation.of(each -> each.terms(terms -> terms.field(facet.foundField())
                                .include(only -> only.regexp(pattern))
                                .size(query.size() + SPARE)
                                .collectMode(TermsAggregationCollectMode.BreadthFirst))
                        .aggregations(WorkCounts.needed(query.byWork(), room()))),
                ALL,
                Aggregation.of(each -> each.terms(terms -> terms.field(facet.foundField())
                        .include(only -> only.regexp(pattern))
                        .size(MOST_COUNTED))));
    }

    /** Of a short list, whose names are not in the index. */
    private Map<String, Aggregation> everyValue(Facet facet, SearchQuery query) {
        return Map.of(
                OPTIONS,
                Aggregation.of(each -> each.terms(terms -> terms.field(facet.countedField())
                                .size(MOST_COUNTED)
                                .collectMode(TermsAggregationCollectMode.BreadthFirst))
                        .aggregations(WorkCounts.needed(query.byWork(), room()))));
    }

    /** More works may come while their number is remembered: a tenth is left for them. */
    private long room() {
        long most = sharedWorks.most();
        return most + most / 10;
    }

    private static boolean begins(String label, String key) {
        return (" " + TextKeys.key(label)).contains(" " + key);
    }

    /** @param total how many options begin so, counted up to a thousand */
    record FacetOptionsView(String id, String label, List<FacetView.Option> options, int total) {}
}
