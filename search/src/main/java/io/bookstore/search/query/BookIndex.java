package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions to Elasticsearch. The usual search is one: hits, total and all facets. */
@Component
class BookIndex {

    private final Elasticsearch elasticsearch;
    private final FacetCounts facets;
    private final Popularity popularity;
    private final IndexSettings settings;
    private final DeepPages deepPages;
    private final CountedApart apart;
    private final Recount recount;

    BookIndex(
            Elasticsearch elasticsearch,
            FacetCounts facets,
            Popularity popularity,
            IndexSettings settings,
            DeepPages deepPages,
            CountedApart apart,
            Recount recount) {
        this.elasticsearch = elasticsearch;
        this.facets = facets;
        this.popularity = popularity;
        this.settings = settings;
        this.deepPages = deepPages;
        this.apart = apart;
        this.recount = recount;
    }

    /** @param highlighted the words to mark in the hits */
    Found find(SearchQuery query, Query match, @Nullable String highlighted) {
        Query ranked = popularity.rankInStockFirst(onSale(match));
        SearchRequest.Builder request = hits(query, ranked, highlighted);
        if (query.after() == null) {
            request.from(query.offset());
            if (query.byWork()) {
                request.collapse(works -> works.field("work_id"));
            }
        } else {
            request.searchAfter(Cursor.read(query, query.after()));
        }
        if (query.text() == null) {
            var both = apart.ask(request.build(), onSale(match), facets.aggregations(query));
            return read(query, match, both.counts(), page(query, ranked, highlighted, both.hits()));
        }
        SearchRequest whole = request.aggregations(facets.aggregations(query)).build();
        SearchResponse<Source> answer = elasticsearch.ask(client -> client.search(whole, Source.class));
        return read(query, match, answer.aggregations(), page(query, ranked, highlighted, answer));
    }

    private DeepPages.Page page(
            SearchQuery query, Query ranked, @Nullable String highlighted, ResponseBody<Source> answer) {
        return query.after() == null
                ? DeepPages.Page.of(query, answer.hits().hits())
                : deepPages.from(query, ranked, highlighted, answer.hits().hits());
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
                .filter(Objects::nonNull)
                .map(Source::book)
                .toList();
    }

    /** How many books would be left under each of these selections. */
    <K> Map<K, Long> counts(Query match, Map<K, Selections> selections) {
        Map<String, Aggregation> asked = new HashMap<>();
        selections.forEach(
                (key, chosen) -> asked.put(String.valueOf(key), Aggregation.of(each -> each.filter(chosen.filter()))));
        SearchRequest request = SearchRequest.of(search -> search.index(settings.name())
                .query(onSale(match))
                .size(0)
                .aggregations(asked)
                .trackTotalHits(track -> track.enabled(false))
                .timeout(elasticsearch.timeLimit()));
        Map<String, Aggregate> counted = elasticsearch
                .ask(client -> client.search(request, Source.class))
                .aggregations();
        Map<K, Long> counts = new HashMap<>();
        selections
                .keySet()
                .forEach(key -> counts.put(
                        key, Parts.part(counted, String.valueOf(key)).filter().docCount()));
        return counts;
    }

    private SearchRequest.Builder hits(SearchQuery query, Query ranked, @Nullable String highlighted) {
        return hits(query, ranked, highlighted, settings.name(), elasticsearch.timeLimit());
    }

    static SearchRequest.Builder hits(
            SearchQuery query, Query ranked, @Nullable String highlighted, String index, String timeLimit) {
        SearchRequest.Builder search = new SearchRequest.Builder()
                .index(index)
                .query(ranked)
                .postFilter(query.selections().filter())
                .sort(query.order())
                .size(query.size())
                .source(source -> source.filter(only -> only.includes("book", "editions", "shared_work")))
                .trackTotalHits(track -> track.enabled(false))
                .allowPartialSearchResults(false)
                .timeout(timeLimit);
        return highlighted == null ? search : search.highlight(Highlights.of(highlighted));
    }

    static Query onSale(Query match) {
        return Query.of(query -> query.bool(all -> all.must(match).filter(Selections.is("active", "true"))));
    }

    private Found read(SearchQuery query, Query match, Map<String, Aggregate> counted, DeepPages.Page page) {
        Recount.Counts counts = recount.exact(query, onSale(match), FacetCounts.counts(query, counted));
        long total = counts.total().number();
        List<Hit> hits = page.hits().stream().map(BookIndex::hit).toList();
        boolean more = query.after() != null || query.offset() + hits.size() < total;
        List<FieldValue> end = page.end();
        return new Found(
                counts.matched(),
                total,
                hits,
                facets.views(query, counts, counted),
                more && end != null ? Cursor.of(query, end) : null);
    }

    private static Hit hit(co.elastic.clients.elasticsearch.core.search.Hit<Source> hit) {
        Source source = Objects.requireNonNull(hit.source());
        return new Hit(source.book(), hit.score(), Highlights.read(hit.highlight()), source.editions());
    }

    /** What is read back of an indexed book. */
    record Source(Book book, int editions, @Nullable UUID sharedWork) {}
}
