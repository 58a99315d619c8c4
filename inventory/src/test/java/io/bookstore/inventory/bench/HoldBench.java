package io.bookstore.inventory.bench;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.TestTokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Holds through HTTP on a PostgreSQL that writes to the disk; the figures of the README. Run by hand:
 * {@code BENCH_REPLICAS=2 ./mvnw -pl inventory test -Dtest=HoldBench}.
 */
class HoldBench {

    private static final int REPLICAS = Integer.parseInt(System.getenv().getOrDefault("BENCH_REPLICAS", "1"));
    private static final int SECONDS = Integer.parseInt(System.getenv().getOrDefault("BENCH_SECONDS", "10"));
    private static final int BOOKS = 1_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Replica> replicas = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    @Test
    void measure() throws Exception {
        try (BenchPostgres postgres = new BenchPostgres()) {
            try {
                replicas.add(new Replica(postgres).awaitReady(http));
                for (int more = 1; more < REPLICAS; more++) {
                    replicas.add(new Replica(postgres).awaitReady(http));
                }
                run(postgres);
            } finally {
                replicas.forEach(Replica::close);
            }
        }
    }

    private void run(BenchPostgres postgres) throws Exception {
        List<UUID> books = books(postgres);
        UUID hot = books.getFirst();
        measure(postgres, "warm up", () -> closed(32, () -> hold(some(books))));
        measure(postgres, "one hot book, 1 at a time", () -> closed(1, () -> hold(lines(hot))));
        measure(postgres, "one hot book, 32 at once", () -> closed(32, () -> hold(lines(hot))));
        measure(postgres, "one hot book, 128 at once", () -> closed(128, () -> hold(lines(hot))));
        measure(postgres, "hot book held and consumed, 32 at once", () -> closed(32, () -> holdAndConsume(hot)));
        measure(postgres, "1,000 books, 1 at a time", () -> closed(1, () -> hold(some(books))));
        measure(postgres, "1,000 books, 1 to 3 lines, 32 at once", () -> closed(32, () -> hold(some(books))));
        measure(postgres, "1,000 books, 1 to 3 lines, 128 at once", () -> closed(128, () -> hold(some(books))));
        measure(postgres, "one hot book, 300 a second", () -> open(300, () -> hold(lines(hot))));
    }

    @FunctionalInterface
    private interface Load {
        Measured run() throws InterruptedException;
    }

    private void measure(BenchPostgres postgres, String what, Load load) throws SQLException, InterruptedException {
        long commits = postgres.commits();
        long events = postgres.number("select count(*) from outbox");
        long database = postgres.cpu().millis();
        long service = serviceMillis();
        long start = System.nanoTime();
        Measured measured = load.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double each = measured.requests();
        System.out.printf(
                "%d replica(s), %s: %.0f/s, %s; CPU-ms each: service %.2f, PostgreSQL %.2f; commits each %.2f, events each %.2f%n",
                REPLICAS,
                what,
                each / seconds,
                measured,
                (serviceMillis() - service) / each,
                (postgres.cpu().millis() - database) / each,
                (postgres.commits() - commits) / each,
                (postgres.number("select count(*) from outbox") - events) / each);
    }

    private long serviceMillis() {
        return replicas.stream().mapToLong(replica -> replica.cpu().millis()).sum();
    }

    /** So many clients, each with its next request as soon as it has an answer. */
    private static Measured closed(int clients, Supplier<Integer> request) {
        Measured measured = new Measured();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> {
                    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                        measured.add(request.get(), System.nanoTime() - start);
                    }
                });
            }
        }
        return measured;
    }

    /** So many a second, whether the answers keep up or not. */
    private static Measured open(int perSecond, Supplier<Integer> request) {
        Measured measured = new Measured();
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < perSecond * SECONDS; i++) {
                long due = start + i * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                threads.execute(() -> measured.add(request.get(), System.nanoTime() - due));
            }
        }
        return measured;
    }

    private int hold(String lines) {
        return post("/internal/reservations", "{\"order_id\":\"" + Ids.next() + "\",\"lines\":[" + lines + "]}");
    }

    private int holdAndConsume(UUID book) {
        UUID order = Ids.next();
        int held = post("/internal/reservations", "{\"order_id\":\"" + order + "\",\"lines\":[" + lines(book) + "]}");
        return held == 201 ? post("/internal/reservations/" + order + "/consume", "") : held;
    }

    private int post(String path, String body) {
        Replica replica = replicas.get(turn.getAndIncrement() % replicas.size());
        HttpRequest request = HttpRequest.newBuilder(replica.uri(path))
                .header("Authorization", TestTokens.service("cart-order", "inventory"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException noAnswer) {
            return 0;
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }

    private static String lines(UUID book) {
        return "{\"book_id\":\"" + book + "\",\"quantity\":1}";
    }

    private static String some(List<UUID> books) {
        Random random = ThreadLocalRandom.current();
        return IntStream.generate(() -> random.nextInt(books.size()))
                .distinct()
                .limit(1 + random.nextInt(3))
                .mapToObj(i -> lines(books.get(i)))
                .collect(Collectors.joining(","));
    }

    private static List<UUID> books(BenchPostgres postgres) throws SQLException {
        List<UUID> books = IntStream.range(0, BOOKS).mapToObj(i -> Ids.next()).toList();
        try (var connection = postgres.connect();
                var stock = connection.prepareStatement("""
                        with row as (
                            insert into stock (book_id, on_hand, threshold, version)
                            values (?, 1000000, 5, 1) returning book_id, on_hand
                        )
                        insert into stock_ledger (book_id, version, kind, on_hand_delta, reserved_delta, on_hand, reserved, reference, at)
                        select book_id, 1, 'receipt', on_hand, 0, on_hand, 0, 'bench', now() from row
                        """)) {
            for (UUID book : books) {
                stock.setObject(1, book);
                stock.addBatch();
            }
            stock.executeBatch();
        }
        return books;
    }
}
