package io.bookstore.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.TestSchema;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequencerIntegrationTests {

    private static final int WRITERS = 6;
    private static final int TRANSACTIONS = 150;
    private static final int BOOKS = 5;

    @Test
    void givesDensePositionsInTheOrderOfVersionsWhileManyWriteAndRead() throws Exception {
        try (TestSchema schema = new TestSchema("outbox");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OutboxFixture producer = new OutboxFixture(schema, Clock.systemUTC());
            List<UUID> books = books(schema);
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> write(producer, books)));
            }
            List<Future<List<PublishedEvent>>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(threads.submit(() -> follow(producer)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            for (Future<List<PublishedEvent>> reader : readers) {
                isComplete(reader.get());
            }
        }
    }

    private static List<UUID> books(TestSchema schema) {
        schema.execute("create table book (id uuid primary key, version bigint not null default 0)");
        List<UUID> books = new ArrayList<>();
        for (int i = 0; i < BOOKS; i++) {
            UUID book = Ids.next();
            books.add(book);
            schema.client().sql("insert into book (id) values (?)").param(book).update();
        }
        return books;
    }

    /** Locks a book, changes it, tells it, and dawdles before its commit. */
    private static void write(OutboxFixture producer, List<UUID> books) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            UUID book = books.get(ThreadLocalRandom.current().nextInt(BOOKS));
            producer.schema.transaction().executeWithoutResult(status -> {
                long version = producer.schema
                        .client()
                        .sql("update book set version = version + 1 where id = ? returning version")
                        .param(book)
                        .query(Long.class)
                        .single();
                producer.outbox.append(OutboxFixture.event(book, version));
                producer.schema
                        .client()
                        .sql("select pg_sleep(random() * 0.003)")
                        .query((row, n) -> n)
                        .single();
            });
        }
    }

    private static List<PublishedEvent> follow(OutboxFixture producer) {
        List<PublishedEvent> seen = new ArrayList<>();
        while (seen.size() < WRITERS * TRANSACTIONS) {
            List<PublishedEvent> page =
                    producer.feed.read(seen.size(), 50, Duration.ofSeconds(10)).events();
            assertThat(page).as("events after " + seen.size()).isNotEmpty();
            seen.addAll(page);
        }
        return seen;
    }

    private static void isComplete(List<PublishedEvent> seen) {
        assertThat(seen)
                .extracting(PublishedEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, seen.size()).boxed().toList());
        assertThat(seen).extracting(PublishedEvent::id).doesNotHaveDuplicates();
        Map<UUID, Long> versions = new HashMap<>();
        for (PublishedEvent event : seen) {
            long before = versions.getOrDefault(event.aggregateId(), 0L);
            assertThat(event.version()).as("version of " + event.aggregateId()).isEqualTo(before + 1);
            versions.put(event.aggregateId(), event.version());
        }
    }
}
