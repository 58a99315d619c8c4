package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.bookstore.search.elasticsearch.Elasticsearch;
import io.bookstore.search.index.IndexSettings;
import io.bookstore.search.query.BookIndex.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pages by cursor, at any depth. Elasticsearch cannot group hits by work and go on from a cursor in one request, so the
 * editions are read one by one, and of each work only its best edition is kept: the one that a page by number shows.
 */
@Component
class DeepPages {

    private static final int MOST_REQUESTS = 6;

    private final Elasticsearch elasticsearch;
    private final IndexSettings settings;

    DeepPages(Elasticsearch elasticsearch, IndexSettings settings) {
        this.elasticsearch = elasticsearch;
        this.settings = settings;
    }

    /** @param editions the hits right after the cursor, not grouped yet */
    Page from(SearchQuery query, Query ranked, @Nullable String highlighted, List<Hit<Source>> editions) {
        List<Hit<Source>> kept = new ArrayList<>();
        List<Hit<Source>> read = editions;
        for (int requests = 1; ; requests++) {
            for (Hit<Source> hit : query.byWork() ? best(query, ranked, read) : read) {
                kept.add(hit);
                if (kept.size() == query.size()) {
                    return new Page(kept, hit.sort());
                }
            }
            if (read.size() < query.size()) {
                return new Page(kept, null);
            }
            if (requests == MOST_REQUESTS) {
                return new Page(kept, read.getLast().sort()); // a short page: going on from here misses nothing
            }
            List<FieldValue> end = read.getLast().sort();
            SearchRequest more = BookIndex.hits(query, ranked, highlighted, settings.name(), elasticsearch.timeLimit())
                    .searchAfter(end)
                    .build();
            read = elasticsearch
                    .ask(client -> client.search(more, Source.class))
                    .hits()
                    .hits();
        }
    }

    /** Those that are the best edition of their work, in their order. */
    private List<Hit<Source>> best(SearchQuery query, Query ranked, List<Hit<Source>> editions) {
        List<String> works = editions.stream()
                .map(DeepPages::sharedWork)
                .filter(Objects::nonNull)
                .map(UUID::toString)
                .distinct()
                .toList();
        if (works.isEmpty()) {
            return editions;
        }
        Query those = Query.of(any -> any.bool(all -> all.must(ranked).filter(Selections.anyOf("shared_work", works))));
        SearchRequest request = SearchRequest.of(search -> search.index(settings.name())
                .query(those)
                .postFilter(query.selections().filter())
                .sort(query.order())
                .collapse(grouped -> grouped.field("work_id"))
                .size(works.size())
                .source(source -> source.fetch(false))
                .trackTotalHits(track -> track.enabled(false))
                .allowPartialSearchResults(false)
                .timeout(elasticsearch.timeLimit()));
        Set<@Nullable String> best =
                elasticsearch.ask(client -> client.search(request, Void.class)).hits().hits().stream()
                        .map(Hit::id)
                        .collect(Collectors.toSet());
        return editions.stream()
                .filter(hit -> sharedWork(hit) == null || best.contains(hit.id()))
                .toList();
    }

    private static @Nullable UUID sharedWork(Hit<Source> hit) {
        Source source = hit.source();
        return source == null ? null : source.sharedWork();
    }

    /** @param end the place of its last hit; null when nothing follows */
    record Page(List<Hit<Source>> hits, @Nullable List<FieldValue> end) {

        static Page of(SearchQuery query, List<Hit<Source>> hits) {
            return new Page(
                    hits, hits.size() < query.size() ? null : hits.getLast().sort());
        }
    }
}
