package io.bookstore.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.http.ServiceClients;
import io.bookstore.platform.idempotency.IdempotencyKeys;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.outbox.FeedPosition;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestServices;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.databind.JsonNode;

/** A whole service that listens to itself: auto-configuration, tokens, HTTP, JSON, PostgreSQL. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=catalog",
            "spring.flyway.locations=classpath:db/platform/outbox,classpath:db/platform/feed,classpath:db/platform/idempotency",
            "management.server.port=0",
            "bookstore.outbox.enabled=true",
            "bookstore.idempotency.enabled=true",
            "bookstore.services.catalog.url=http://127.0.0.1:${local.server.port}"
        })
@ActiveProfiles("test")
class FeedOverHttpIntegrationTests {

    private static final Map<UUID, Long> prices = new ConcurrentHashMap<>();
    private static final Map<UUID, Long> loaded = new ConcurrentHashMap<>();
    private static final List<UUID> books = FeedFixture.books(3);

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private ServiceClients clients;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        TestServices.register(registry, "feed_over_http");
    }

    @Test
    void bringsTheSnapshotAndThenEachEvent() {
        Await.until("the snapshot is loaded", () -> loaded.keySet().containsAll(books));
        UUID book = publish(1_999);
        Await.until("the event has arrived", () -> Long.valueOf(1_999).equals(prices.get(book)));
        assertThat(meters.get("bookstore.feed.delay").timer().count()).isPositive();
    }

    @Test
    void stopsInTheMiddleOfALongPollAndGoesOnLater() {
        UUID before = publish(1);
        Await.until("the event has arrived", () -> prices.containsKey(before));
        long start = System.nanoTime();
        subscriptions.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

        UUID meanwhile = publish(2);
        subscriptions.start();
        Await.until("the event has arrived", () -> prices.containsKey(meanwhile));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=-1",
                "after=x",
                "after=9223372036854775808",
                "limit=0",
                "limit=1001",
                "wait=-1",
                "wait=30001",
                "wait=1.5"
            })
    void refusesBadParameters(String query) {
        assertThatThrownBy(() -> get("/internal/events?" + query))
                .isInstanceOfSatisfying(HttpClientErrorException.class, e -> {
                    assertThat(e.getStatusCode().value()).isEqualTo(400);
                    assertThat(e.getResponseBodyAsString()).contains("urn:bookstore:problem:invalid-request");
                });
    }

    @Test
    void answersAsTheContractSays() {
        UUID book = publish(5);
        JsonNode answer = FeedFixture.JSON.readTree(
                get("/internal/events?after=0&limit=1000&wait=0").getBody());
        JsonNode last = answer.get("events").get(answer.get("events").size() - 1);
        assertThat(answer.propertyNames()).containsOnly("events", "next");
        assertThat(last.propertyNames())
                .containsOnly("position", "id", "type", "aggregate_type", "aggregate_id", "version", "at", "payload");
        assertThat(last.get("payload")).hasToString("{\"book_id\":\"" + book + "\",\"price_cents\":5}");
        assertThat(answer.get("next")).isEqualTo(last.get("position"));
        assertThat(get("/internal/events?after=0&limit=1").getHeaders().getFirst("Feed-Position"))
                .isEqualTo(last.get("position").asString());
    }

    private ResponseEntity<String> get(String uri) {
        return clients.to("catalog").get().uri(uri).retrieve().toEntity(String.class);
    }

    private UUID publish(long price) {
        UUID book = Ids.next();
        transaction.executeWithoutResult(status ->
                outbox.append(new NewEvent("book-changed", "book", book, 1, new FeedFixture.Price(book, price))));
        return book;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(BooksController.class)
    static class Catalog {

        @Bean
        Subscription catalog(IdempotencyKeys alsoThere) {
            return Subscription.to("catalog")
                    .named("catalog.catalog")
                    .snapshot("/internal/books", Row.class, rows -> rows.forEach(row -> loaded.put(row.id(), 0L)))
                    .on(
                            "book-changed",
                            FeedFixture.Price.class,
                            (event, book) -> prices.put(event.aggregateId(), book.priceCents()))
                    .build();
        }
    }

    record Row(UUID id) {}

    @RestController
    static class BooksController {

        private final FeedPosition position;

        BooksController(FeedPosition position) {
            this.position = position;
        }

        @GetMapping("/internal/books")
        ResponseEntity<Map<String, List<Row>>> books(
                @RequestParam @Nullable UUID after, @RequestParam(defaultValue = "500") int limit) {
            var answer = ResponseEntity.ok().header(FeedPosition.HEADER, Long.toString(position.current()));
            int from = after == null ? 0 : books.indexOf(after) + 1;
            return answer.body(Map.of(
                    "data",
                    books.subList(from, Math.min(books.size(), from + Math.min(limit, 2))).stream()
                            .map(Row::new)
                            .toList()));
        }
    }
}
