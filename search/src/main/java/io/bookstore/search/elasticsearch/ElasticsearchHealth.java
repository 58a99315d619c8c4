package io.bookstore.search.elasticsearch;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether Elasticsearch answers: shown by {@code /health} as {@code elasticsearch}, and no reason to be out of service. */
@Component("elasticsearchHealthIndicator")
class ElasticsearchHealth implements HealthIndicator {

    private final Elasticsearch elasticsearch;

    ElasticsearchHealth(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @Override
    public Health health() {
        try {
            String status = elasticsearch.ask(
                    client -> client.cluster().health().status().jsonValue());
            return (status.equals("red") ? Health.down() : Health.up())
                    .withDetail("cluster", status)
                    .build();
        } catch (SearchUnavailable unavailable) {
            return Health.down().withDetail("cluster", "unreachable").build();
        }
    }
}
