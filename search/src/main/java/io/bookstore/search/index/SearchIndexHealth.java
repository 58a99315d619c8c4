package io.bookstore.search.index;

import io.bookstore.search.elasticsearch.SearchUnavailable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Ready once there has been an index to search. It stays ready when Elasticsearch goes away later: a process that is
 * taken out of service could not even say that search is resting.
 */
@Component("searchIndex")
class SearchIndexHealth implements HealthIndicator {

    private final IndexKeeper keeper;
    private volatile boolean seen;

    SearchIndexHealth(IndexKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Health health() {
        try {
            boolean searchable = keeper.isSearchable();
            seen |= searchable;
            return (seen ? Health.up() : Health.down())
                    .withDetail("index", searchable)
                    .build();
        } catch (SearchUnavailable unavailable) {
            return (seen ? Health.up() : Health.down())
                    .withDetail("index", "Elasticsearch does not answer")
                    .build();
        }
    }
}
