package io.bookstore.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.index.WorkNumbers;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Elasticsearch itself has to count the numbers exactly: this guards what {@link WorkNumbers} knows of its hash. */
@TestInstance(Lifecycle.PER_CLASS)
class WorkCountsIntegrationTests extends SearchIntegrationTest {

    private static final String INDEX = "work-counts";
    private static final int WORKS = 30_000;
    private static final int AT_ONCE = 10_000;

    @BeforeAll
    void indexTwoBooksOfEachWork() {
        elasticsearch(client -> client.indices()
                .create(index -> index.index(INDEX)
                        .mappings(mapping -> mapping.properties("work_number", field -> field.long_(number -> number))
                                .properties("part", field -> field.integer(number -> number)))));
        Random random = new Random(5);
        for (int start = 0; start < 2 * WORKS; start += AT_ONCE) {
            BulkRequest.Builder bulk = new BulkRequest.Builder().index(INDEX);
            for (int book = start; book < start + AT_ONCE; book++) {
                Map<String, Object> document =
                        Map.of("work_number", WorkNumbers.indexed(1 + book / 2), "part", random.nextInt(100));
                bulk.operations(operation -> operation.index(index -> index.document(document)));
            }
            BulkRequest request = bulk.build();
            assertThat(elasticsearch(client -> client.bulk(request)).errors()).isFalse();
        }
        elasticsearch(client -> client.indices().refresh(index -> index.index(INDEX)));
    }

    @AfterAll
    void clear() {
        elasticsearch(client -> client.indices().delete(index -> index.index(INDEX)));
    }

    @Test
    void countsThirtyThousandWorksOneByOne() {
        var answer = elasticsearch(client -> client.search(
                        search -> search.index(INDEX).size(0).aggregations(WorkCounts.needed(true, WORKS)), Void.class))
                .aggregations();
        assertThat(answer.get("works").cardinality().value())
                .as("what Elasticsearch says")
                .isNotEqualTo(WORKS);
        assertThat(WorkCounts.of(2 * WORKS, answer, true).number()).isEqualTo(WORKS);
    }

    @Test
    void countsPartsOfThemTheSameBySmallTables() {
        for (int part = 0; part < 20; part++) {
            int below = part;
            Map<String, Aggregate> large = counted(below, WORKS);
            Map<String, Aggregate> small = counted(below, 600);
            assertThat(WorkCounts.of(0, small, true)).isEqualTo(WorkCounts.of(0, large, true));
        }
    }

    private Map<String, Aggregate> counted(int part, long sharedWorks) {
        return elasticsearch(client -> client.search(
                        search -> search.index(INDEX)
                                .size(0)
                                .query(query ->
                                        query.term(term -> term.field("part").value(part)))
                                .aggregations(WorkCounts.needed(true, sharedWorks)),
                        Void.class))
                .aggregations();
    }
}
