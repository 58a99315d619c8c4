package io.bookstore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.EventSamples;
import io.bookstore.platform.testing.ServiceCalls;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Reads the feeds of catalog and cart-order as it runs, with their own samples. */
@InventoryIntegrationTest
@TestPropertySource(properties = "bookstore.feed.enabled=true")
class FeedIntegrationTests {

    private final StockWitness witness;
    private final ServiceCalls http;
    private final JdbcClient jdbc;

    @Autowired
    FeedIntegrationTests(StockWitness witness, ServiceCalls http, JdbcClient jdbc) {
        this.witness = witness;
        this.http = http;
        this.jdbc = jdbc;
    }

    @Test
    void knowsTheBooksOfTheCatalogueAndTheirInitialStock() {
        UUID created = Ids.next();
        UUID changed = Ids.next();
        String sample = EventSamples.read("catalog", "book-created");
        Surroundings.CATALOG.answers(
                "/internal/events",
                200,
                "{\"events\":[%s,%s,%s],\"next\":3}"
                        .formatted(
                                event(1, "book-created", created, withBook(sample, created)),
                                event(2, "book-created", created, withBook(sample, created)),
                                event(
                                        3,
                                        "book-changed",
                                        changed,
                                        withBook(EventSamples.read("catalog", "book-changed"), changed))));

        awaitPosition("inventory.catalog", 3);

        assertThat(Surroundings.CATALOG.wasAsked("/internal/books"))
                .as("a snapshot tells no initial stock")
                .isFalse();
        assertThat(witness.stock(created)).isEqualTo(new StockWitness.Row(12, 0));
        assertThat(witness.ledger(created)).containsExactly("receipt");
        assertThat(witness.stock(changed)).isEqualTo(new StockWitness.Row(0, 0));
    }

    @Test
    void followsOrdersBehindTheSaga() {
        UUID book = witness.book(10);
        UUID paid = held(book);
        UUID cancelled = held(book);
        UUID returned = held(book);
        UUID neverHeld = Ids.next();
        String paidSample = EventSamples.read("cart-order", "order-paid");
        String cancelledSample = EventSamples.read("cart-order", "order-cancelled");
        int read = position("inventory.cart-order");
        Surroundings.CART_ORDER.answers(
                "/internal/events",
                200,
                "{\"events\":[%s,%s,%s,%s,%s,%s,%s],\"next\":%d}"
                        .formatted(
                                event(read + 1, "order-paid", paid, withOrder(paidSample, paid)),
                                event(read + 2, "order-paid", paid, withOrder(paidSample, paid)),
                                event(read + 3, "order-cancelled", cancelled, withOrder(cancelledSample, cancelled)),
                                event(read + 4, "order-paid", returned, withOrder(paidSample, returned)),
                                event(read + 5, "order-cancelled", returned, withOrder(cancelledSample, returned)),
                                event(read + 6, "order-cancelled", returned, withOrder(cancelledSample, returned)),
                                event(read + 7, "order-cancelled", neverHeld, withOrder(cancelledSample, neverHeld)),
                                read + 7));

        awaitPosition("inventory.cart-order", read + 7);

        assertThat(witness.reservation(paid)).isEqualTo("consumed");
        assertThat(witness.reservation(cancelled)).isEqualTo("released");
        assertThat(witness.reservation(returned)).isEqualTo("consumed");
        assertThat(witness.reservation(neverHeld)).isEqualTo("released");
        assertThat(witness.stock(book)).isEqualTo(new StockWitness.Row(9, 0));
        assertThat(jdbc.sql("select count(*) from parked_event")
                        .query(Long.class)
                        .single())
                .isZero();
        witness.seesNothingWrong();
    }

    @Test
    void booksCopiesThatCameBackInOnceAndOnlyTheOthersWhenTheOrderIsCancelled() {
        UUID book = witness.book(10);
        UUID order = held(book, 3);
        UUID other = held(book, 1);
        String paid = EventSamples.read("cart-order", "order-paid");
        String refunded = withOrder(EventSamples.read("cart-order", "order-refunded"), order)
                .replaceFirst("\"book_id\": \"[^\"]+\"", "\"book_id\": \"" + book + "\"");
        String cancelled = withOrder(EventSamples.read("cart-order", "order-cancelled"), order);
        int read = position("inventory.cart-order");
        Surroundings.CART_ORDER.answers(
                "/internal/events",
                200,
                "{\"events\":[%s,%s,%s,%s,%s,%s,%s],\"next\":%d}"
                        .formatted(
                                event(read + 1, "order-paid", order, withOrder(paid, order)),
                                event(read + 2, "order-refunded", order, refunded),
                                event(read + 3, "order-refunded", order, refunded),
                                event(read + 4, "order-cancelled", order, cancelled),
                                event(read + 5, "order-cancelled", order, cancelled),
                                event(read + 6, "order-refunded", order, refunded),
                                // copies of an order that was never sold cannot come back
                                event(read + 7, "order-refunded", other, withOrder(refunded, other)),
                                read + 7));
        awaitPosition("inventory.cart-order", read + 7);

        assertThat(witness.stock(book)).isEqualTo(new StockWitness.Row(10, 1));
        assertThat(witness.ledger(book))
                .containsExactly("receipt", "reserve", "reserve", "consume", "receipt", "return");
        assertThat(jdbc.sql("select on_hand_delta from stock_ledger where book_id = ? and kind = 'return'")
                        .param(book)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("delete from parked_event").update()).isEqualTo(1);
        witness.seesNothingWrong();
    }

    @Test
    void booksInWhatCanBeSoldAgainOfAReturnOnce() {
        UUID book = witness.book(10);
        UUID order = held(book, 3);
        String back = withOrder(EventSamples.read("cart-order", "return-received"), order)
                .replaceFirst("\"book_id\": \"[^\"]+\"", "\"book_id\": \"" + book + "\"");
        int read = position("inventory.cart-order");
        Surroundings.CART_ORDER.answers(
                "/internal/events",
                200,
                "{\"events\":[%s,%s,%s],\"next\":%d}"
                        .formatted(
                                event(
                                        read + 1,
                                        "order-paid",
                                        order,
                                        withOrder(EventSamples.read("cart-order", "order-paid"), order)),
                                event(read + 2, "return-received", order, back),
                                event(read + 3, "return-received", order, back),
                                read + 3));
        awaitPosition("inventory.cart-order", read + 3);

        assertThat(witness.stock(book)).isEqualTo(new StockWitness.Row(8, 0));
        assertThat(witness.ledger(book)).containsExactly("receipt", "reserve", "consume", "receipt");
        witness.seesNothingWrong();
    }

    private void awaitPosition(String subscription, long position) {
        Await.until(subscription + " has read " + position, () -> position(subscription) == position);
    }

    private int position(String subscription) {
        return jdbc.sql("select coalesce(max(position), 0) from feed_position where subscription = ?")
                .param(subscription)
                .query(Integer.class)
                .single();
    }

    private UUID held(UUID book) {
        return held(book, 1);
    }

    private UUID held(UUID book, int quantity) {
        UUID order = Ids.next();
        http.asService(
                "POST",
                "/internal/reservations",
                "{\"order_id\":\"%s\",\"lines\":[{\"book_id\":\"%s\",\"quantity\":%d}]}"
                        .formatted(order, book, quantity));
        assertThat(witness.reservation(order)).isEqualTo("held");
        return order;
    }

    private static String withBook(String sample, UUID book) {
        return sample.replaceFirst("\"id\": \"[^\"]+\"", "\"id\": \"" + book + "\"");
    }

    private static String withOrder(String sample, UUID order) {
        return sample.replaceFirst("\"order_id\": \"[^\"]+\"", "\"order_id\": \"" + order + "\"");
    }

    private static String event(int position, String type, UUID aggregate, String payload) {
        return """
                {"position":%d,"id":"%s","type":"%s","aggregate_type":"any","aggregate_id":"%s","version":2,
                 "at":"2026-11-21T04:00:00Z","payload":%s}""".formatted(position, Ids.next(), type, aggregate, payload);
    }
}
