package io.bookstore.search.desk;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.TestTokens;
import io.bookstore.search.SearchIntegrationTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is looked for is counted, without whose it is, and suggested only when enough different people typed it. */
@TestInstance(Lifecycle.PER_CLASS)
class QueryLogIntegrationTests extends SearchIntegrationTest {

    private static final String ZERO = "/v1/admin/search/zero-results";

    @Autowired
    private QueryLog log;

    @Autowired
    private PastQueries past;

    @Autowired
    private QueryRows rows;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    void catalogue() throws InterruptedException {
        producers.catalogSays(book("Quagmire Loggers").by("Lena Loggert"), book("Quagmire 99887 Digits"));
        awaitSearchable();
    }

    @Test
    void countsWhatWasLookedForInVain() {
        for (int i = 0; i < 3; i++) {
            search("Quagmire   xyzzylog!");
        }
        search("quagmire xyzzylog", "page=2");
        get("/v1/search/suggest?q=quagmire+xyzzylog");
        search("quagmire loggers");
        log.write();
        JsonNode first = staff(ZERO + "?days=1&limit=100")
                .found()
                .path("data")
                .valueStream()
                .filter(row -> row.path("query").asString().equals("quagmire xyzzylog"))
                .findFirst()
                .orElseThrow();
        assertThat(first.path("searches").asLong()).isEqualTo(3);
        assertThat(first.path("stage").asString()).isEqualTo("relaxed");
        assertThat(first.path("last_at").asString()).endsWith("Z");
        assertThat(staff(ZERO + "?limit=100").http().body()).doesNotContain("quagmire loggers");
    }

    @Test
    void pagesWhatWasLookedForInVain() {
        List.of("vainone", "vaintwo", "vainthree").forEach(query -> log.add(query, "popular", false, "any"));
        log.write();
        Answer whole = staff(ZERO + "?limit=100");
        Answer one = staff(ZERO + "?limit=1");
        assertThat(one.http().headers().firstValue("x-total-count"))
                .contains(whole.body().path("total").asString());
        String cursor = one.body().path("next_cursor").asString();
        assertThat(staff(ZERO + "?limit=1&after=" + cursor).body().path("data").path(0))
                .isEqualTo(whole.body().path("data").path(1));
        assertThat(staff(ZERO + "?after=xx").status()).isEqualTo(400);
        for (String days : new String[] {"0", "91", "x", "-1"}) {
            assertThat(staff(ZERO + "?days=" + days).status()).as(days).isEqualTo(400);
        }
    }

    @Test
    void suggestsOnlyWhatThreeDifferentPeopleFoundSomethingBy() {
        searches("quagmire loggers", 3);
        searches("quagmire lena", 2);
        for (int often = 0; often < 9; often++) {
            log.add("quagmire by one", "exact", true, "the same person");
        }
        searches("quagmire 99887 digits", 3);
        for (int person = 0; person < 3; person++) {
            log.add("quagmire nothing", "popular", false, "person " + person);
        }
        log.write();
        past.refresh();
        assertThat(past.completing("quag", 10)).containsExactly("quagmire loggers");
        assertThat(past.completing("quagnire log", 10)).as("typed wrongly").containsExactly("quagmire loggers");
        assertThat(get("/v1/search/suggest?q=quagmire+l")
                        .body()
                        .path("queries")
                        .path(0)
                        .asString())
                .isEqualTo("quagmire loggers");
    }

    @Test
    void holdsNothingAboutPeopleAndForgetsAfterNinetyDays() {
        searches("quagmire people", 2);
        log.write();
        assertThat(jdbc.sql("select * from query_log where query = 'quagmire people'")
                        .query()
                        .singleRow()
                        .keySet())
                .containsExactlyInAnyOrder("day", "query", "searches", "unmatched", "searchers", "stage", "last_at");
        jdbc.sql("""
                        insert into query_log (day, query, searches, unmatched, searchers, stage, last_at)
                        values (current_date - 92, 'long ago', 1, 1, 1, 'popular', now())
                        """).update();
        rows.forgetOld();
        assertThat(jdbc.sql("select query from query_log").query(String.class).list())
                .contains("quagmire people")
                .doesNotContain("long ago");
    }

    @Test
    void keepsCountingWhenWritingInBetween() {
        String query = "split " + UUID.randomUUID().toString().substring(0, 4);
        searches(query, 1);
        log.write();
        searches(query, 2);
        log.write();
        log.write();
        assertThat(jdbc.sql("select searches || '/' || searchers from query_log where query = ?")
                        .param(io.bookstore.search.index.TextKeys.key(query))
                        .query(String.class)
                        .single())
                .isEqualTo("3/2");
        assertThat(log.waiting()).doesNotContain(query);
    }

    private void searches(String query, int people) {
        for (int person = 0; person < people; person++) {
            log.add(query, "exact", true, "person " + person);
        }
    }

    private Answer staff(String path) {
        return send("GET", path, null, TestTokens.staff());
    }
}
