package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import io.bookstore.search.elasticsearch.Elasticsearch;
import io.bookstore.search.index.IndexSettings;
import io.bookstore.search.query.WorkCounts.Counted;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts again what may have had more works than its table has room for. Tables for whatever there is would cost each
 * answer many megabytes of Elasticsearch's memory, and hardly any count needs one: so those that do are asked for alone,
 * with a table as large as it takes. Elasticsearch keeps the answer until a book changes.
 */
@Component
class Recount {

    private static final String TOTAL = "total";

    private final Elasticsearch elasticsearch;
    private final IndexSettings settings;

    Recount(Elasticsearch elasticsearch, IndexSettings settings) {
        this.elasticsearch = elasticsearch;
        this.settings = settings;
    }

    /** The same counts, all of them exact. */
    Counts exact(SearchQuery query, Query match, Counts counts) {
        Map<Facet, Map<String, Query>> tooLarge = tooLarge(query, counts);
        boolean alsoTotal = !counts.total().fits(WorkCounts.SOME);
        if (tooLarge.isEmpty() && !alsoTotal) {
            return counts;
        }
        Map<String, Aggregation> asked = new HashMap<>();
        tooLarge.forEach((facet, questions) -> asked.put(facet.id(), again(facet, query, questions, counts)));
        if (alsoTotal) {
            Map<String, Aggregation> room =
                    WorkCounts.needed(true, counts.total().sharing());
            asked.put(
                    TOTAL,
                    Aggregation.of(
                            each -> each.filter(query.selections().filter()).aggregations(room)));
        }
        return read(counts, ask(match, asked));
    }

    private static Map<Facet, Map<String, Query>> tooLarge(SearchQuery query, Counts counts) {
        Map<Facet, Map<String, Query>> tooLarge = new EnumMap<>(Facet.class);
        counts.facets().forEach((facet, counted) -> {
            int room = FacetQuestions.room(facet);
            Map<String, Query> questions = new HashMap<>();
            counted.options().forEach((key, option) -> {
                if (!option.fits(room)) {
                    questions.put(key, question(facet, key, facet.countedField(), query));
                }
            });
            counted.chosen().forEach((key, option) -> {
                if (!option.fits(room)) {
                    questions.put(key, question(facet, key, facet.field(), query));
                }
            });
            if (!questions.isEmpty()) {
                tooLarge.put(facet, questions);
            }
        });
        return tooLarge;
    }

    private static Query question(Facet facet, String key, String field, SearchQuery query) {
        return facet.isListOfValues()
                ? Selections.is(field, key)
                : Parts.part(FacetRanges.questions(facet, query.selections()), key);
    }

    private static Aggregation again(Facet facet, SearchQuery query, Map<String, Query> questions, Counts counts) {
        CountedFacet counted = Parts.part(counts.facets(), facet);
        long most = questions.keySet().stream()
                .mapToLong(key -> Math.max(sharing(counted.options(), key), sharing(counted.chosen(), key)))
                .max()
                .orElse(WorkCounts.MOST);
        Aggregation those = FacetQuestions.filters(questions, WorkCounts.needed(true, most));
        return Aggregation.of(
                each -> each.filter(query.selections().filterExcept(facet)).aggregations(TOTAL, those));
    }

    private static long sharing(Map<String, Counted> counted, String key) {
        Counted one = counted.get(key);
        return one == null ? 0 : one.sharing();
    }

    private Map<String, Aggregate> ask(Query match, Map<String, Aggregation> asked) {
        SearchRequest request = SearchRequest.of(search -> search.index(settings.name())
                .query(match)
                .size(0)
                .requestCache(true)
                .aggregations(asked)
                .trackTotalHits(track -> track.enabled(false))
                .allowPartialSearchResults(false)
                .timeout(elasticsearch.timeLimit()));
        return elasticsearch.ask(client -> client.search(request, Void.class)).aggregations();
    }

    private static Counts read(Counts counts, Map<String, Aggregate> answer) {
        Map<Facet, CountedFacet> facets = new EnumMap<>(Facet.class);
        counts.facets().forEach((facet, counted) -> {
            Aggregate again = answer.get(facet.id());
            facets.put(facet, again == null ? counted : corrected(counted, again));
        });
        Aggregate total = answer.get(TOTAL);
        return new Counts(
                counts.matched(),
                total == null
                        ? counts.total()
                        : WorkCounts.of(
                                total.filter().docCount(), total.filter().aggregations(), true),
                facets);
    }

    private static CountedFacet corrected(CountedFacet counted, Aggregate answer) {
        Map<String, Counted> options = new LinkedHashMap<>(counted.options());
        Map<String, Counted> chosen = new LinkedHashMap<>(counted.chosen());
        Parts.part(answer.filter().aggregations(), TOTAL)
                .filters()
                .buckets()
                .keyed()
                .forEach((key, bucket) -> {
                    Counted exact = WorkCounts.of(bucket.docCount(), bucket.aggregations(), true);
                    options.replace(key, exact);
                    chosen.replace(key, exact);
                });
        return new CountedFacet(options, chosen, counted.least(), counted.most());
    }

    /**
     * @param matched books, whatever is selected
     * @param total of what is selected
     */
    record Counts(long matched, Counted total, Map<Facet, CountedFacet> facets) {}
}
