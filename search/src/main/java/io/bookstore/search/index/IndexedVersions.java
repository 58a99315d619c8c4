package io.bookstore.search.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.bookstore.search.elasticsearch.Elasticsearch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which books the searched index has, in which version. */
@Component
class IndexedVersions {

    private static final int PAGE = 5_000;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Elasticsearch elasticsearch;
    private final IndexSettings settings;

    IndexedVersions(Elasticsearch elasticsearch, IndexSettings settings) {
        this.elasticsearch = elasticsearch;
        this.settings = settings;
    }

    /** @param last null for all that follow */
    Map<String, Long> between(@Nullable UUID after, @Nullable UUID last) {
        Query range = Query.of(query -> query.range(ids -> ids.term(id -> {
            id.field("id");
            if (after != null) {
                id.gt(after.toString());
            }
            return last == null ? id : id.lte(last.toString());
        })));
        return read(range);
    }

    /** As they are now, and not as of the last refresh. */
    Map<String, Long> those(Collection<String> ids) {
        elasticsearch.tell(client -> client.indices().refresh(request -> request.index(settings.name())));
        List<FieldValue> values = ids.stream().map(FieldValue::of).toList();
        return read(Query.of(query -> query.terms(terms -> terms.field("id").terms(any -> any.value(values)))));
    }

    /** Answers how many are gone; a newer version than the one seen stays. */
    int delete(Map<String, Long> seen) {
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(settings.name());
        seen.forEach((id, version) -> bulk.operations(operation ->
                operation.delete(delete -> delete.id(id).version(version + 1).versionType(VersionType.External))));
        BulkRequest request = bulk.build();
        BulkResponse answer = elasticsearch.tell(client -> client.bulk(request));
        answer.items().stream()
                .filter(item -> item.error() != null && item.status() != CONFLICT && item.status() != NOT_FOUND)
                .findFirst()
                .ifPresent(item -> {
                    throw new IllegalStateException("an extra book is not deleted: "
                            + Objects.requireNonNull(item.error()).reason());
                });
        return (int)
                answer.items().stream().filter(item -> item.error() == null).count();
    }

    private Map<String, Long> read(Query match) {
        Map<String, Long> versions = new HashMap<>();
        List<FieldValue> after = List.of();
        List<Hit<Void>> hits;
        do {
            hits = page(match, after);
            hits.forEach(hit -> versions.put(Objects.requireNonNull(hit.id()), Objects.requireNonNull(hit.version())));
            after = hits.isEmpty() ? List.of() : new ArrayList<>(hits.getLast().sort());
        } while (hits.size() == PAGE);
        return versions;
    }

    private List<Hit<Void>> page(Query match, List<FieldValue> after) {
        SearchRequest request = SearchRequest.of(search -> {
            search.index(settings.name())
                    .query(all -> all.constantScore(score -> score.filter(match)))
                    .sort(sort -> sort.field(by -> by.field("id").order(SortOrder.Asc)))
                    .size(PAGE)
                    .version(true)
                    .source(source -> source.fetch(false))
                    .trackTotalHits(track -> track.enabled(false))
                    .allowPartialSearchResults(false);
            return after.isEmpty() ? search : search.searchAfter(after);
        });
        return elasticsearch
                .tell(client -> client.search(request, Void.class))
                .hits()
                .hits();
    }
}
