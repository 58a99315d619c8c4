package io.bookstore.search.projection;

import io.bookstore.platform.feed.FeedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Plays the producers: what they say takes effect in a transaction, as when the feed delivers it. */
public final class Producers {

    private final CatalogBooks catalog;
    private final Stock stock;
    private final Sales sales;
    private final ProjectedBooks books;
    private final TransactionTemplate transaction;

    public Producers(
            CatalogBooks catalog, Stock stock, Sales sales, ProjectedBooks books, TransactionTemplate transaction) {
        this.catalog = catalog;
        this.stock = stock;
        this.sales = sales;
        this.books = books;
        this.transaction = transaction;
    }

    public void catalogSays(JsonNode... documents) {
        transaction.executeWithoutResult(status -> Arrays.stream(documents).forEach(catalog::apply));
    }

    public void catalogSays(BookFixture... fixtures) {
        catalogSays(Stream.of(fixtures).map(BookFixture::document).toArray(JsonNode[]::new));
    }

    public void catalogSnapshot(List<? extends JsonNode> documents) {
        transaction.executeWithoutResult(status -> catalog.load(List.copyOf(documents)));
    }

    public void stockIs(UUID book, int available, long version) {
        transaction.executeWithoutResult(
                status -> stock.apply(event("stock-changed", book, version), new Stock.Level(book, available)));
    }

    public void stockSnapshot(UUID book, int available) {
        transaction.executeWithoutResult(status -> stock.load(List.of(new Stock.Level(book, available))));
    }

    public void sold(UUID order, UUID book, int quantity) {
        transaction.executeWithoutResult(status -> sales.apply(
                event("order-paid", order, 1), new Sales.PaidOrder(order, List.of(new Sales.Line(book, quantity)))));
    }

    public ProjectedBook row(UUID book) {
        return books.after(before(book), 1).getFirst();
    }

    /** Until Elasticsearch has acknowledged everything. */
    public void awaitIndexed() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (books.counts().waiting() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not indexed: " + books.counts());
            }
            Thread.sleep(20);
        }
    }

    /** How many books Elasticsearch has not acknowledged. */
    public long waiting() {
        return books.counts().waiting();
    }

    private static UUID before(UUID book) {
        return new UUID(book.getMostSignificantBits(), book.getLeastSignificantBits() - 1);
    }

    private static FeedEvent event(String type, UUID aggregate, long version) {
        return new FeedEvent(1, UUID.randomUUID(), type, "any", aggregate, version, Instant.EPOCH);
    }
}
