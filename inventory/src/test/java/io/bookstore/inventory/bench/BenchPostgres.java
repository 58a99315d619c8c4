package io.bookstore.inventory.bench;

import io.bookstore.local.servers.BookstoreHome;
import io.bookstore.local.servers.Durability;
import io.bookstore.local.servers.EmbeddedPostgres;
import io.bookstore.local.servers.LoopbackPort;
import io.bookstore.local.servers.PostgresSettings;
import io.bookstore.local.servers.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A server as {@code ./bookstore up} starts it: a commit that was answered is on the disk. */
final class BenchPostgres implements AutoCloseable {

    static final String DATABASE = "inventory";
    static final String PASSWORD = "bench-only";

    private final RunFolder folder;
    private final EmbeddedPostgres server;

    BenchPostgres() throws IOException {
        BookstoreHome home = BookstoreHome.find();
        Path path = Files.createDirectories(home.resolve("bench")
                .resolve("inventory-" + ProcessHandle.current().pid()));
        folder = new RunFolder(path);
        server = new EmbeddedPostgres(
                home,
                new PostgresSettings(
                        path.resolve("postgres"),
                        LoopbackPort.free().number(),
                        PASSWORD,
                        Durability.DURABLE,
                        List.of(DATABASE),
                        path.resolve("postgres.log")));
        server.start();
    }

    String url() {
        return server.url(DATABASE);
    }

    CpuClock cpu() {
        return CpuClock.ofTree(server.pid());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), DATABASE, PASSWORD);
    }

    /** Committed transactions so far. A backend tells its own at most once a second. */
    long commits() throws SQLException, InterruptedException {
        Thread.sleep(1_500);
        return number("select xact_commit from pg_stat_database where datname = current_database()");
    }

    long number(String query) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        server.stop();
        folder.delete();
    }
}
