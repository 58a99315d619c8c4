package io.bookstore.chaos.nemesis;

import static io.bookstore.chaos.shop.ShopUnderTest.ELASTICSEARCH;
import static io.bookstore.chaos.shop.ShopUnderTest.POSTGRES;
import static io.bookstore.chaos.shop.ShopUnderTest.REDIS;

import io.bookstore.chaos.nemesis.FaultKind.Span;
import io.bookstore.chaos.shop.ShopUnderTest;
import io.bookstore.chaos.shop.SmallDisks;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What can happen to PostgreSQL, Redis and Elasticsearch themselves. */
final class ServerFaults {

    private static final Span INSTANT = new Span(200, 1_500);
    private static final Span STILL = new Span(2_000, 8_000);
    private static final List<String> TABLES = List.of(
            "cart_order.orders",
            "cart_order.saga",
            "cart_order.outbox",
            "cart_order.idempotency_key",
            "inventory.stock",
            "inventory.reservation",
            "inventory.outbox",
            "payment_shipping.payment",
            "payment_shipping.stripe_event",
            "payment_shipping.ledger_entry",
            "identity.mail");

    private ServerFaults() {}

    static List<FaultKind> kinds(ShopUnderTest shop) {
        List<FaultKind> kinds = new ArrayList<>(List.of(
                new FaultKind("pg-kill", List.of(7), List.of(POSTGRES), INSTANT, ServerFaults::killed).weighing(2),
                new FaultKind("pg-restart", List.of(8), List.of(POSTGRES), INSTANT, signal("INT")),
                new FaultKind("pg-terminate", List.of(8, 11), List.of(POSTGRES), STILL, ServerFaults::terminated),
                new FaultKind("pg-pause", List.of(8, 11), List.of(POSTGRES), STILL, ServerFaults::paused),
                new FaultKind("pg-lock", List.of(11), TABLES, STILL, ServerFaults::locked).weighing(2),
                new FaultKind("redis-kill", List.of(12), List.of(REDIS), INSTANT, ServerFaults::killed),
                new FaultKind("redis-flush", List.of(12), List.of(REDIS), INSTANT, ServerFaults::flushed),
                new FaultKind("redis-pause", List.of(12), List.of(REDIS), STILL, ServerFaults::paused),
                new FaultKind("es-kill", List.of(13), List.of(ELASTICSEARCH), INSTANT, ServerFaults::killed),
                new FaultKind("es-pause", List.of(13), List.of(ELASTICSEARCH), STILL, ServerFaults::paused),
                new FaultKind("es-read-only", List.of(13), List.of(ELASTICSEARCH), STILL, ServerFaults::readOnly)));
        List<Path> disks = shop.disks().all();
        if (!disks.isEmpty()) {
            List<String> names =
                    disks.stream().map(disk -> disk.getFileName().toString()).toList();
            kinds.add(new FaultKind("disk-full", List.of(10, 29), names, STILL, ServerFaults::full));
        }
        return kinds;
    }

    private static FaultKind.Maker signal(String signal) {
        return (ground, server, random) -> Fault.once(() -> ground.shop().signal(signal, server));
    }

    private static Fault killed(Ground ground, String server, SplittableRandom random) {
        return Fault.once(() -> {
            ground.recoveries().watch(server);
            ground.shop().signal("KILL", server);
        });
    }

    private static Fault paused(Ground ground, String server, SplittableRandom random) {
        return Fault.of(
                () -> ground.shop().signal("STOP", server), () -> ground.shop().signal("CONT", server));
    }

    private static Fault terminated(Ground ground, String server, SplittableRandom random) {
        Fault.Act all = () -> {
            try (Connection connection = ground.shop().superuser("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where backend_type = 'client backend' and application_name not like 'chaos-%'");
            }
        };
        return Fault.of(all, all);
    }

    /** Somebody holds a whole table for longer than anybody waits for a lock. */
    private static Fault locked(Ground ground, String target, SplittableRandom random) {
        String[] parts = target.split("\\.", -1);
        return new Fault() {
            private final List<Connection> held = new ArrayList<>();

            @Override
            public void begin() throws SQLException {
                Connection connection = ground.shop().superuser(parts[0]);
                held.add(connection);
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("lock table " + parts[1] + " in access exclusive mode");
                }
            }

            @Override
            public void end() throws SQLException {
                for (Connection connection : held) {
                    connection.close();
                }
            }
        };
    }

    private static Fault flushed(Ground ground, String server, SplittableRandom random) {
        return Fault.once(() -> new RedisCommand(ground.shop().serverUrl(server)).run("FLUSHALL"));
    }

    private static Fault readOnly(Ground ground, String server, SplittableRandom random) {
        IndexBlocks blocks = new IndexBlocks(ground.shop().serverUrl(server));
        return Fault.of(blocks::close, blocks::open);
    }

    private static Fault full(Ground ground, String name, SplittableRandom random) {
        Path disk = ground.shop().folder().resolve(name);
        return Fault.of(() -> SmallDisks.fill(disk), () -> SmallDisks.free(disk));
    }
}
