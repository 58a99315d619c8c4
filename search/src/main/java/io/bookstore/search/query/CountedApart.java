package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import io.bookstore.search.elasticsearch.Elasticsearch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Hits and counts of a shelf as two searches of one request. Whole shelves are long to count, and everybody asks for the
 * same ones: Elasticsearch keeps the counts until a book changes, whatever the page and the sort, and the order of the hits.
 */
@Component
class CountedApart {

    private final Elasticsearch elasticsearch;

    CountedApart(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /**
     * @param hits without aggregations
     * @param match what is counted, without anything that only ranks
     */
    Counted<BookIndex.Source> ask(SearchRequest hits, Query match, Map<String, Aggregation> counts) {
        MsearchRequest request = MsearchRequest.of(several -> several.index(hits.index())
                .searches(RequestItem.of(
                        one -> one.header(header -> header.requestCache(true).allowPartialSearchResults(false))
                                .body(body -> body.query(hits.query())
                                        .postFilter(hits.postFilter())
                                        .sort(hits.sort())
                                        .from(hits.from())
                                        .size(hits.size())
                                        .source(hits.source())
                                        .collapse(hits.collapse())
                                        .searchAfter(hits.searchAfter())
                                        .trackTotalHits(hits.trackTotalHits())
                                        .timeout(hits.timeout()))))
                .searches(RequestItem.of(one -> one.header(
                                header -> header.requestCache(true).allowPartialSearchResults(false))
                        .body(body -> body.query(match)
                                .size(0)
                                .aggregations(counts)
                                .trackTotalHits(track -> track.enabled(false))
                                .timeout(hits.timeout())))));
        return elasticsearch.ask(client -> {
            List<MultiSearchResponseItem<BookIndex.Source>> answers =
                    client.msearch(request, BookIndex.Source.class).responses();
            return new Counted<>(
                    result(answers.getFirst()), result(answers.getLast()).aggregations());
        });
    }

    /** A search that failed within the answer is as one that failed alone. */
    private static ResponseBody<BookIndex.Source> result(MultiSearchResponseItem<BookIndex.Source> item)
            throws IOException {
        if (item.isFailure()) {
            ErrorResponse failure = ErrorResponse.of(error ->
                    error.error(item.failure().error()).status(item.failure().status()));
            throw new ElasticsearchException("msearch", failure);
        }
        return item.result();
    }

    record Counted<T>(ResponseBody<T> hits, Map<String, Aggregate> counts) {}
}
