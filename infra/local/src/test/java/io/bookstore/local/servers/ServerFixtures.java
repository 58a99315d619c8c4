package io.bookstore.local.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Servers on free ports with their data in a folder of the test and their programs in the usual home. */
final class ServerFixtures {

    static final BookstoreHome HOME = BookstoreHome.find();
    static final String PASSWORD = "secret-of-the-test";

    private ServerFixtures() {}

    static EmbeddedPostgres postgres(Path folder, Durability durability) {
        return postgres(folder, durability, PASSWORD);
    }

    static EmbeddedPostgres postgres(Path folder, Durability durability, String password) {
        var settings = new PostgresSettings(
                folder.resolve("postgres"),
                LoopbackPort.free().number(),
                password,
                durability,
                List.of("catalog", "cart_order"),
                folder.resolve("postgres.log"));
        return new EmbeddedPostgres(HOME, settings);
    }

    static EmbeddedRedis redis(Path folder) {
        var settings = new RedisSettings(
                folder.resolve("redis"), LoopbackPort.free().number(), PASSWORD, "always", folder.resolve("redis.log"));
        return new EmbeddedRedis(HOME, settings);
    }

    static EmbeddedElasticsearch elasticsearch(Path folder) {
        var settings = new ElasticsearchSettings(
                folder.resolve("elasticsearch"),
                LoopbackPort.free().number(),
                320,
                true,
                folder.resolve("elasticsearch.log"));
        return new EmbeddedElasticsearch(HOME, settings);
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("Not within 30 s: " + what);
            Thread.sleep(50);
        }
    }
}
