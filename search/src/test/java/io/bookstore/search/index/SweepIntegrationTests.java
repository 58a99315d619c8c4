package io.bookstore.search.index;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestTokens;
import io.bookstore.search.SearchServiceTest;
import io.bookstore.search.projection.BookFixture;
import io.bookstore.search.projection.PlayedCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What is changed behind the back of search is found and mended by one sweep. */
@TestPropertySource(properties = {"search.sweep.grace=300ms", "search.sweep.page=7"})
class SweepIntegrationTests extends SearchServiceTest {

    private static final String SWEEP = "/v1/admin/search/sweep";
    private static final String STATUS = "/v1/admin/search/status";
    private static final PlayedCatalog CATALOG = new PlayedCatalog();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private IndexSettings settings;

    private final BookFixture[] shelf = new BookFixture[20];

    @DynamicPropertySource
    static void ownServers(DynamicPropertyRegistry registry) {
        servers(registry, "search_sweep");
        registry.add("bookstore.services.catalog.url", CATALOG::url);
    }

    @BeforeEach
    void aShelfThatAgrees() throws InterruptedException {
        for (int i = 0; i < shelf.length; i++) {
            shelf[i] = book("Swept " + i);
        }
        CATALOG.isDown(false);
        CATALOG.has(shelf);
        producers.catalogSays(shelf);
        awaitSearchable();
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        JsonNode swept = sweep();
        assertThat(swept.path("compared").asLong()).isGreaterThanOrEqualTo(2L * shelf.length);
        assertDrift(swept, 0, 0, 0);
    }

    @Test
    void healsTheIndex() throws InterruptedException {
        BookFixture deleted = shelf[0];
        BookFixture altered = shelf[1];
        UUID stranger = UUID.fromString("00000000-0000-4000-8000-000000000001");
        elasticsearch(client -> client.delete(
                request -> request.index(settings.name()).id(deleted.id().toString())));
        elasticsearch(client -> client.update(
                request -> request.index(settings.name())
                        .id(altered.id().toString())
                        .doc(Map.of("title", "Forged")),
                Object.class));
        elasticsearch(client -> client.index(request -> request.index(settings.name())
                .id(stranger.toString())
                .document(Map.of("id", stranger.toString(), "title", "Stranger", "active", true))));
        elasticsearch(client -> client.indices().refresh(request -> request.index(settings.name())));

        assertDrift(sweep(), 1, 1, 1);
        awaitSearchable();
        assertThat(search(deleted.text("title")).ids()).contains(deleted.id().toString());
        assertThat(search(altered.text("title")).ids()).contains(altered.id().toString());
        assertThat(search("forged").body().path("stage").asString()).isEqualTo("popular");
        assertThat(elasticsearch(client -> client.exists(
                                request -> request.index(settings.name()).id(stranger.toString())))
                        .value())
                .isFalse();
        assertDrift(sweep(), 0, 0, 0);
    }

    @Test
    void healsTheProjection() throws InterruptedException {
        BookFixture missing = shelf[2];
        BookFixture stale = shelf[3].with("title", "Said while nobody listened " + System.nanoTime());
        stale.next();
        BookFixture gone = shelf[4];
        CATALOG.has(stale);
        CATALOG.lost(gone);
        jdbc.sql("delete from projected_book where book_id = ?")
                .param(missing.id())
                .update();

        JsonNode swept = sweep();
        assertThat(swept.path("missing").asLong()).isEqualTo(1);
        assertThat(swept.path("stale").asLong()).isEqualTo(1);
        assertThat(swept.path("extra").asLong())
                .as("in the projection, then in the index")
                .isEqualTo(2);
        awaitSearchable();
        assertThat(search(missing.text("title")).ids()).contains(missing.id().toString());
        assertThat(search(stale.text("title")).ids()).contains(stale.id().toString());
        assertThat(search(gone.text("title")).ids()).doesNotContain(gone.id().toString());
        assertDrift(sweep(), 0, 0, 0);
    }

    @Test
    void neverPutsAnOlderVersionOverANewerOne() throws InterruptedException {
        BookFixture book = shelf[5];
        CATALOG.has(book);
        String newer = "Newer than catalog said " + System.nanoTime();
        producers.catalogSays(book.with("title", newer).next());
        awaitSearchable();
        assertDrift(sweep(), 0, 0, 0);
        assertThat(producers.row(book.id()).book().title()).isEqualTo(newer);
        CATALOG.has(book);
    }

    @Test
    void comparesTheIndexWhenCatalogIsAway() throws InterruptedException {
        elasticsearch(client -> client.delete(
                request -> request.index(settings.name()).id(shelf[6].id().toString())));
        elasticsearch(client -> client.indices().refresh(request -> request.index(settings.name())));
        CATALOG.isDown(true);
        assertDrift(sweep(), 1, 0, 0);
        awaitSearchable();
        assertThat(search(shelf[6].text("title")).ids()).contains(shelf[6].id().toString());
    }

    @Test
    void doesNotBelieveThatCatalogLostMostOfItsBooks() throws InterruptedException {
        BookFixture[] many = new BookFixture[110];
        for (int i = 0; i < many.length; i++) {
            many[i] = book("Doubted " + i);
        }
        producers.catalogSays(many);
        awaitSearchable();
        JsonNode swept = sweep();
        assertThat(swept.path("extra").asLong()).isEqualTo(many.length);
        assertThat(swept.path("repaired").asLong()).isZero();
        assertThat(producers.row(many[0].id()).id()).isEqualTo(many[0].id());
        for (BookFixture book : many) {
            jdbc.sql("delete from projected_book where book_id = ?")
                    .param(book.id())
                    .update();
        }
        assertDrift(sweep(), 0, 0, many.length);
    }

    @Test
    void onlyStaffMayAsk() {
        assertThat(send("POST", SWEEP, null, null).status()).isEqualTo(401);
        assertThat(send("POST", SWEEP, null, TestTokens.customer(UUID.randomUUID()))
                        .status())
                .isEqualTo(403);
    }

    private void assertDrift(JsonNode swept, long missing, long stale, long extra) {
        assertThat(swept.path("missing").asLong()).as("missing").isEqualTo(missing);
        assertThat(swept.path("stale").asLong()).as("stale").isEqualTo(stale);
        assertThat(swept.path("extra").asLong()).as("extra").isEqualTo(extra);
        assertThat(swept.path("repaired").asLong()).as("repaired").isEqualTo(missing + stale + extra);
        assertThat(meters.get("bookstore.search.drift")
                        .tag("kind", "missing")
                        .gauge()
                        .value())
                .isEqualTo((double) missing);
    }

    private JsonNode sweep() {
        Instant before = at();
        Answer asked = send("POST", SWEEP, null, TestTokens.staff());
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.http().headers().firstValue("location")).contains(STATUS);
        Await.until("the sweep is done", () -> at().isAfter(before));
        return status().path("sweep");
    }

    private Instant at() {
        JsonNode at = status().path("sweep").path("at");
        return at.isString() ? Instant.parse(at.asString()) : Instant.EPOCH;
    }

    private JsonNode status() {
        return send("GET", STATUS, null, TestTokens.staff()).body();
    }
}
