package io.bookstore.search.projection;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProjectionIntegrationTests extends SearchIntegrationTest {

    @Test
    void mergesItsProducersInWhateverOrderTheySpeak() {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
        for (int round = 0; round < 6; round++) {
            Collections.shuffle(order, new Random(round));
            BookFixture book = book("Merged " + round);
            UUID sale = UUID.randomUUID();
            for (int producer : order) {
                switch (producer) {
                    case 0 -> producers.catalogSays(book);
                    case 1 -> producers.stockIs(book.id(), 3, 1);
                    default -> producers.sold(sale, book.id(), 2);
                }
            }
            ProjectedBook row = producers.row(book.id());
            assertThat(row.book().title()).isEqualTo("Merged " + round);
            assertThat(row.inStock()).isTrue();
            assertThat(row.sales()).isEqualTo(2);
        }
    }

    @Test
    void changesNothingWhenTheWholeLogIsReplayed() {
        BookFixture book = book("Replayed");
        UUID order = UUID.randomUUID();
        JsonNode first = book.document();
        JsonNode second = book.with("price_cents", 777).next();
        Runnable log = () -> {
            producers.catalogSays(first, second);
            producers.stockIs(book.id(), 4, 1);
            producers.stockIs(book.id(), 0, 2);
            producers.sold(order, book.id(), 1);
        };
        log.run();
        ProjectedBook before = producers.row(book.id());
        log.run();
        assertThat(producers.row(book.id())).isEqualTo(before);
        assertThat(before.book().priceCents()).isEqualTo(777);
        assertThat(before.inStock()).isFalse();
        assertThat(before.sales()).isEqualTo(1);
    }

    @Test
    void neverGoesBackToAnOlderVersionOfAProducer() {
        BookFixture book = book("First title");
        JsonNode old = book.document();
        producers.catalogSays(book.with("title", "Second title").next());
        producers.catalogSays(old);
        producers.stockIs(book.id(), 0, 7);
        producers.stockIs(book.id(), 9, 6);
        assertThat(producers.row(book.id()).book().title()).isEqualTo("Second title");
        assertThat(producers.row(book.id()).inStock()).isFalse();
    }

    @Test
    void risesItsVersionWithEveryChangeThatIsIndexed() {
        BookFixture book = book("Rising");
        producers.catalogSays(book);
        long last = producers.row(book.id()).version();
        producers.stockIs(book.id(), 5, 1);
        last = assertRisen(book, last);
        producers.sold(UUID.randomUUID(), book.id(), 1);
        last = assertRisen(book, last);
        producers.catalogSays(book.with("title", "Risen").next());
        last = assertRisen(book, last);
        producers.stockIs(book.id(), 4, 2);
        assertThat(producers.row(book.id()).version())
                .as("five or four copies: still in stock")
                .isEqualTo(last);
    }

    private long assertRisen(BookFixture book, long last) {
        long now = producers.row(book.id()).version();
        assertThat(now).isGreaterThan(last);
        return now;
    }

    @Test
    void tellsTheOtherEditionsOfAWorkThatThereAreMore() {
        BookFixture paper = book("Two forms");
        BookFixture electronic = book("Two forms").editionOf(paper.work());
        producers.catalogSays(paper);
        ProjectedBook alone = producers.row(paper.id());
        assertThat(alone.editions()).isEqualTo(1);
        assertThat(alone.workNumber()).isNull();
        producers.catalogSays(electronic);
        ProjectedBook joined = producers.row(paper.id());
        assertThat(joined.version()).isGreaterThan(alone.version());
        assertThat(joined.editions()).isEqualTo(2);
        assertThat(joined.workNumber()).isNotNull();
        assertThat(producers.row(electronic.id()).workNumber()).isEqualTo(joined.workNumber());
        producers.catalogSays(electronic.with("active", false).next());
        assertThat(producers.row(paper.id()).editions()).isEqualTo(1);
    }

    @Test
    void takesASnapshotOverWhatItKnowsAndTheEventsAfterIt() {
        BookFixture book = book("Shot");
        producers.stockIs(book.id(), 0, 5);
        producers.catalogSnapshot(List.of(book.document()));
        producers.stockSnapshot(book.id(), 8);
        assertThat(producers.row(book.id()).inStock()).isTrue();
        producers.stockIs(book.id(), 0, 6);
        assertThat(producers.row(book.id()).inStock()).isFalse();
    }

    @Test
    void writersInOppositeOrderDoNotDeadlock() throws Exception {
        List<BookFixture> books = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            books.add(book("Crowded " + i));
        }
        producers.catalogSays(books.toArray(BookFixture[]::new));
        List<BookFixture> backwards = books.reversed();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int round = 0; round < 10; round++) {
                long version = round + 2L;
                writers.add(threads.submit((Callable<?>) () -> {
                    producers.catalogSays(books.stream()
                            .map(book -> book.with("version", version).document())
                            .toArray(JsonNode[]::new));
                    return null;
                }));
                writers.add(threads.submit((Callable<?>) () -> {
                    backwards.forEach(book -> producers.sold(UUID.randomUUID(), book.id(), 1));
                    return null;
                }));
                for (Future<?> writer : writers) {
                    writer.get();
                }
            }
        }
        assertThat(producers.row(books.getFirst().id()).sales()).isEqualTo(10);
    }
}
