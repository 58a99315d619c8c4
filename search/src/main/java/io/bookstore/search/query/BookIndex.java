package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import io.bookstore.search.elasticsearch.Elasticsearch;
import io.bookstore.search.index.IndexSettings;
import io.bookstore.search.projection.Book;
import io.bookstore.search.query.SearchAnswer.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One request to Elasticsearch: hits, total and all facets. */
@Component
class BookIndex {

    private static final String MATCHED = "matched";
    private static final String TOTAL = "total";

    private final Elasticsearch elasticsearch;
    private final FacetCounts facets;
    private final Popularity popularity;
    private final IndexSettings settings;
    private final CountedApart apart;

    BookIndex(
            Elasticsearch elasticsearch,
            FacetCounts facets,
            Popularity popularity,
            IndexSettings settings,
            CountedApart apart) {
        this.elasticsearch = elasticsearch;
        this.facets = facets;
        this.popularity = popularity;
        this.settings = settings;
        this.apart = apart;
    }

    /** @param highlighted the words to mark in the hits */
    Found find(SearchQuery query, Query match, @Nullable String highlighted) {
        SearchRequest.Builder hits = hits(query, match, highlighted);
        if (query.text() == null) {
            var both = apart.ask(hits.build(), onSale(match), aggregations(query));
            return read(query, both.hits(), both.counts());
        }
        SearchRequest request = hits.aggregations(aggregations(query)).build();
        SearchResponse<Source> answer = elasticsearch.ask(client -> client.search(request, Source.class));
        return read(query, answer, answer.aggregations());
    }

    private SearchRequest.Builder hits(SearchQuery query, Query match, @Nullable String highlighted) {
        SearchRequest.Builder search = new SearchRequest.Builder();
        search.index(settings.name())
                .query(popularity.rank(onSale(match)))
                .postFilter(query.selections().filter())
                .sort(query.sort().order())
                .from(query.offset())
                .size(query.size())
                .source(source -> source.filter(only -> only.includes("book", "editions")))
                .trackTotalHits(track -> track.enabled(false))
                .allowPartialSearchResults(false)
                .timeout(elasticsearch.timeLimit());
        if (query.byWork()) {
            search.collapse(works -> works.field("work_id"));
        }
        if (highlighted != null) {
            search.highlight(Highlights.of(highlighted));
        }
        return search;
    }

    /** The best books for a question, without counting anything. */
    List<Book> best(Query match, int size) {
        SearchRequest request = SearchRequest.of(search -> search.index(settings.name())
                .query(popularity.rank(onSale(match)))
                .size(size)
                .source(source -> source.filter(only -> only.includes("book", "editions")))
                .trackTotalHits(track -> track.enabled(false))
                .timeout(elasticsearch.timeLimit()));
        return elasticsearch.ask(client -> client.search(request, Source.class)).hits().hits().stream()
                .map(hit -> hit.source())
                .filter(source -> source != null)
                .map(Source::book)
                .toList();
    }

    private static Query onSale(Query match) {
        return Query.of(query -> query.bool(all -> all.must(match).filter(Selections.is("active", "true"))));
    }

    private Map<String, Aggregation> aggregations(SearchQuery query) {
        Map<String, Aggregation> asked = new HashMap<>(facets.aggregations(query));
        asked.put(MATCHED, Aggregation.of(each -> each.filter(all -> all.matchAll(any -> any))));
        asked.put(
                TOTAL,
                Aggregation.of(each ->
                        each.filter(query.selections().filter()).aggregations(WorkCounts.needed(query.byWork()))));
        return asked;
    }

    private Found read(SearchQuery query, ResponseBody<Source> answer, Map<String, Aggregate> counted) {
        var total = Parts.part(counted, TOTAL).filter();
        List<Hit> hits = answer.hits().hits().stream()
                .filter(hit -> hit.source() != null)
                .map(hit -> new Hit(
                        hit.source().book(),
                        hit.score(),
                        Highlights.read(hit.highlight()),
                        hit.source().editions()))
                .toList();
        return new Found(
                Parts.part(counted, MATCHED).filter().docCount(),
                WorkCounts.of(total.docCount(), total.aggregations(), query.byWork()),
                hits,
                facets.read(query, counted));
    }

    /** What is read back of an indexed book. */
    record Source(Book book, int editions) {}
}
