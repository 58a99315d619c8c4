package io.bookstore.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Judged queries over 16,397 real books, which lie beside the repository. */
@TestInstance(Lifecycle.PER_CLASS)
class KnownItemsIntegrationTests extends SearchServiceTest {

    private static final Logger log = LoggerFactory.getLogger(KnownItemsIntegrationTests.class);
    private static final int PAGE = 50;

    /** The gate of the issue. Measured: 1.0 everywhere. */
    private static final Map<String, Double> FLOOR_AT_1 = Map.of("overall", 0.98, "title-typo", 0.94);

    /** The gate of the issue asks for 0.99 overall and 0.97 of typos; what is found today must not get lost. */
    private static final Map<String, Double> FLOOR_AT_10 =
            Map.of("overall", 0.99, "author+word", 0.98, "title-fragment", 0.98, "title-typo", 0.97);

    /** NDCG@10 over all judged queries, and of those that pretend to nothing. Measured: 0.883 and 1.0. */
    private static final double FLOOR_JUDGED = 0.87;

    private static final double FLOOR_NONSENSE = 1.0;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        servers(registry, "search_known_items");
    }

    @BeforeAll
    void loadRealBooks() throws IOException, InterruptedException {
        if (!RealBooks.areThere()) {
            log.error("SKIPPED: {} is not there, so the quality of search is NOT checked", RealBooks.FILE);
        }
        Assumptions.assumeTrue(RealBooks.areThere(), RealBooks.FILE + " is not there");
        long start = System.nanoTime();
        RealBooks.read(PAGE, producers::catalogSnapshot);
        log.info("projected after {} ms", (System.nanoTime() - start) / 1_000_000);
        awaitSearchable();
        log.info("searchable after {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    @Test
    void findsWhatIsMeant() throws IOException {
        Map<String, Score> scores = new TreeMap<>();
        List<String> misses = new ArrayList<>();
        for (String line : Files.readAllLines(RealBooks.DATA.resolve("known-items.tsv")).stream()
                .skip(1)
                .toList()) {
            String[] fields = line.split("\t");
            int rank = rank(fields[1], List.of(fields[2].split("\\|")));
            scores.computeIfAbsent(fields[0], kind -> new Score()).add(rank);
            scores.computeIfAbsent("overall", kind -> new Score()).add(rank);
            if (rank != 1) {
                misses.add(rank + " " + fields[0] + ": " + fields[1]);
            }
        }
        scores.forEach((kind, score) -> log.info("known items, {}: {}", kind, score));
        log.info("not on top: {}", String.join(" | ", misses));
        FLOOR_AT_1.forEach(
                (kind, floor) -> assertThat(scores.get(kind).at1()).as(kind).isGreaterThanOrEqualTo(floor));
        FLOOR_AT_10.forEach(
                (kind, floor) -> assertThat(scores.get(kind).at10()).as(kind).isGreaterThanOrEqualTo(floor));
    }

    /** {@code judged-queries.tsv} says how good which book is for a query; it was judged without looking at answers. */
    @Test
    void keepsTheBestOnTopOfJudgedQueries() throws IOException {
        Map<String, List<Double>> gains = new TreeMap<>();
        for (JudgedQuery judged : JudgedQuery.all()) {
            double gain =
                    judged.gain(search(judged.query(), "size=10", "facets=none").found());
            gains.computeIfAbsent(judged.kind(), kind -> new ArrayList<>()).add(gain);
            gains.computeIfAbsent("overall", kind -> new ArrayList<>()).add(gain);
        }
        gains.forEach((kind, all) ->
                log.info("judged, {}", "%s: %d queries, NDCG@10 %.3f".formatted(kind, all.size(), mean(all))));
        assertThat(gains.get("overall")).hasSizeGreaterThanOrEqualTo(120);
        assertThat(mean(gains.get("overall"))).isGreaterThanOrEqualTo(FLOOR_JUDGED);
        assertThat(mean(gains.get("nonsense"))).isGreaterThanOrEqualTo(FLOOR_NONSENSE);
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(each -> each).average().orElseThrow();
    }

    /** From 1; 0 when it is not among the first ten. Any edition of a right work is right. */
    private int rank(String query, List<String> expected) {
        List<JsonNode> hits = search(query, "size=10", "facets=none")
                .found()
                .path("hits")
                .valueStream()
                .toList();
        for (int i = 0; i < hits.size(); i++) {
            String isbn = hits.get(i).path("isbn13").asString("");
            if (expected.contains(isbn)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static final class Score {
        private int queries;
        private int first;
        private int among10;
        private double reciprocal;

        void add(int rank) {
            queries++;
            first += rank == 1 ? 1 : 0;
            among10 += rank > 0 ? 1 : 0;
            reciprocal += rank > 0 ? 1.0 / rank : 0;
        }

        double at10() {
            return (double) among10 / queries;
        }

        double at1() {
            return (double) first / queries;
        }

        @Override
        public String toString() {
            return "%d queries, success@1 %.3f, @10 %.3f, MRR %.3f"
                    .formatted(queries, at1(), at10(), reciprocal / queries);
        }
    }
}
