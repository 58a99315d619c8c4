package io.bookstore.search.index;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.TestTokens;
import io.bookstore.search.SearchServiceTest;
import io.bookstore.search.index.Target.State;
import io.bookstore.search.projection.BookFixture;
import io.bookstore.search.projection.ProjectedBook;
import io.bookstore.search.projection.ProjectedBooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The writer of the index and its rebuilding, on an index of its own. */
@TestPropertySource(properties = "search.index.batch=50")
class IndexIntegrationTests extends SearchServiceTest {

    private static final String REINDEX = "/v1/admin/search/reindex";
    private static final String STATUS = "/v1/admin/search/status";

    @Autowired
    private ProjectedBooks books;

    @Autowired
    private Targets targets;

    @Autowired
    private Indices indices;

    @Autowired
    private IndexSettings settings;

    @DynamicPropertySource
    static void ownServers(DynamicPropertyRegistry registry) {
        servers(registry, "search_index");
    }

    @Test
    void aChangeIsFoundWithinTwoSeconds() throws InterruptedException {
        BookFixture book = book("Freshness " + System.nanoTime());
        long start = System.nanoTime();
        producers.catalogSays(book);
        await(
                Duration.ofSeconds(2),
                () -> search(book.text("title")).ids().contains(book.id().toString()));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        book.with("price_cents", 4321);
        producers.catalogSays(book.next());
        await(
                Duration.ofSeconds(2),
                () -> search(book.text("title"), "price_min=4321", "price_max=4321")
                                .total()
                        == 1);
    }

    @Test
    void anOlderVersionNeverOverwritesANewerOne() throws InterruptedException {
        BookFixture book = book("Old and new");
        producers.catalogSays(book);
        ProjectedBook old = producers.row(book.id());
        producers.catalogSays(book.with("title", "New and newer").next());
        producers.awaitIndexed();
        indices.write(targets.in(State.LIVE).orElseThrow(), List.of(old));
        assertThat(indexed().get(book.id())).isEqualTo(producers.row(book.id()).version());
    }

    @Test
    void rebuildsWhileWritersGoOnAndLosesNothing() throws InterruptedException {
        List<BookFixture> shelf = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            shelf.add(book("Rebuilt " + i));
        }
        producers.catalogSays(shelf.toArray(BookFixture[]::new));
        awaitSearchable();
        String before = targets.in(State.LIVE).orElseThrow().name();

        Answer started = send("POST", REINDEX, null, TestTokens.staff());
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.http().headers().firstValue("location")).contains(STATUS);
        int round = 0;
        while (targets.in(State.BUILDING).isPresent() || round < 5) {
            BookFixture changed = shelf.get(round % shelf.size());
            producers.catalogSays(changed.with("title", "Changed " + round).next());
            producers.catalogSays(book("Added " + round));
            assertThat(search("rebuilt", "size=1").total())
                    .as("searched all through")
                    .isPositive();
            assertThat(++round).as("rounds until the build ends").isLessThan(2000);
        }
        awaitSearchable();

        assertThat(targets.in(State.LIVE).orElseThrow().name()).isNotEqualTo(before);
        assertThat(targets.in(State.RETIRED).orElseThrow().name()).isEqualTo(before);
        assertThat(indexed()).isEqualTo(projected());
        assertThat(versionsIn(before)).as("the old index is still written").isEqualTo(projected());
        assertThat(search("added", "size=1").total()).isEqualTo(round);
    }

    @Test
    void makesTheIndexAnewWhenElasticsearchHasLostIt() throws InterruptedException {
        BookFixture book = book("Lost and found " + System.nanoTime());
        producers.catalogSays(book);
        awaitSearchable();
        for (Target target : targets.all()) {
            indices.delete(target.name());
        }
        producers.catalogSays(book.with("price_cents", 1).next());
        await(
                Duration.ofSeconds(30),
                () -> search(book.text("title")).status() == 200
                        && search(book.text("title")).ids().contains(book.id().toString()));
        awaitSearchable();
        assertThat(indexed()).isEqualTo(projected());
    }

    @Test
    void setsABookAsideThatElasticsearchRefuses() throws InterruptedException {
        BookFixture refused = book("Refused").with("format", "x".repeat(40_000));
        BookFixture next = book("Behind the refused one " + System.nanoTime());
        producers.catalogSays(refused, next);
        await(
                Duration.ofSeconds(5),
                () -> search(next.text("title")).ids().contains(next.id().toString()));
        assertThat(status().path("refused").asInt()).isEqualTo(1);
        producers.catalogSays(refused.with("format", "paperback").next());
        awaitSearchable();
        assertThat(status().path("refused").asInt()).isZero();
    }

    @Test
    void onlyStaffMayRebuildAndLookBehindTheScenes() {
        for (String token : new String[] {null, TestTokens.customer(UUID.randomUUID())}) {
            int status = token == null ? 401 : 403;
            assertThat(send("POST", REINDEX, null, token).status()).isEqualTo(status);
            assertThat(send("GET", STATUS, null, token).status()).isEqualTo(status);
        }
        assertThat(send("GET", STATUS, null, TestTokens.admin()).status()).isEqualTo(200);
    }

    @Test
    void tellsHowTheIndexCompares() throws InterruptedException {
        producers.catalogSays(book("Counted"));
        awaitSearchable();
        JsonNode status = status();
        assertThat(status.path("available").asBoolean()).isTrue();
        assertThat(status.path("waiting").asLong()).isZero();
        assertThat(status.path("drift").asLong()).isZero();
        assertThat(status.path("indexed").asLong())
                .isEqualTo(status.path("books").asLong())
                .isPositive();
        assertThat(status.path("indexes").path(0).path("name").asString()).startsWith(settings.name());
    }

    private JsonNode status() {
        return send("GET", STATUS, null, TestTokens.staff()).body();
    }

    private Map<UUID, Long> projected() {
        return books.after(null, 10_000).stream().collect(Collectors.toMap(ProjectedBook::id, ProjectedBook::version));
    }

    private Map<UUID, Long> indexed() {
        return versionsIn(settings.name());
    }

    private Map<UUID, Long> versionsIn(String index) {
        elasticsearch(client -> client.indices().refresh(request -> request.index(index)));
        return elasticsearch(client -> client.search(
                        request -> request.index(index).size(10_000).version(true), Object.class))
                .hits()
                .hits()
                .stream()
                .collect(Collectors.toMap(hit -> UUID.fromString(hit.id()), hit -> hit.version(), (a, b) -> a));
    }

    private static void await(Duration limit, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
