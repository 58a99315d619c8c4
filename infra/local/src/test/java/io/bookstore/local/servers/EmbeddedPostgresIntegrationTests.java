package io.bookstore.local.servers;

import static io.bookstore.local.servers.ServerFixtures.PASSWORD;
import static io.bookstore.local.servers.ServerFixtures.isAlive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void keepsRowsOverARestartAndIsGoneAfterStop() throws SQLException {
        var server = ServerFixtures.postgres(folder, Durability.DURABLE);
        server.start();
        var first = server.pid();
        execute(server, "create table book (title text)", "insert into book values ('Middlemarch')");
        server.stop();
        assertThat(isAlive(first)).isFalse();
        assertThat(server.isRunning()).isFalse();
        assertThat(server.pid()).isEqualTo(-1);

        server.start();
        try (server) {
            assertThat(server.pid()).isNotEqualTo(first);
            assertThat(query(server, "select title from book")).isEqualTo("Middlemarch");
        }
    }

    @Test
    void isDurableWhenAskedTo() {
        try (var server = ServerFixtures.postgres(folder, Durability.DURABLE)) {
            server.start();
            assertThat(List.of("fsync", "synchronous_commit", "full_page_writes"))
                    .allSatisfy(setting -> assertThat(server.show(setting)).isEqualTo("on"));
            assertThat(server.show("listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(server.show("data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void isFastWhenAskedTo() {
        try (var server = ServerFixtures.postgres(folder, Durability.FAST)) {
            server.start();
            assertThat(server.show("fsync")).isEqualTo("off");
            assertThat(server.show("synchronous_commit")).isEqualTo("off");
        }
    }

    @Test
    void refusesToRunWhenTheDataFolderTurnsDurabilityOff() throws Exception {
        var server = ServerFixtures.postgres(folder, Durability.DURABLE);
        // settings of the command line win over the file, but ALTER ROLE and ALTER DATABASE win over both
        server.start();
        executeAsSuperuser(server, "alter database postgres set synchronous_commit = off");
        server.stop();

        assertThatThrownBy(server::start)
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining("synchronous_commit is off");
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void startsAgainAfterItWasKilled() throws Exception {
        var server = ServerFixtures.postgres(folder, Durability.DURABLE);
        server.start();
        execute(server, "create table book (title text)", "insert into book values ('Emma')");
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        ServerFixtures.await("the server is gone", () -> !server.isRunning());
        assertThat(folder.resolve("postgres/data/postmaster.pid")).exists();
        // as after a restart of the machine: the number is now another process of the same user
        var pidFile = folder.resolve("postgres/data/postmaster.pid");
        var lines = Files.readAllLines(pidFile);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);

        server.start();
        try (server) {
            assertThat(query(server, "select title from book")).isEqualTo("Emma");
        }
    }

    @Test
    void refusesASecondServerInTheSameFolder() {
        try (var first = ServerFixtures.postgres(folder, Durability.FAST);
                var second = ServerFixtures.postgres(folder, Durability.FAST)) {
            first.start();
            assertThatThrownBy(second::start)
                    .isInstanceOf(ServerNotStarted.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining(Long.toString(first.pid()));
            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void startsAfreshWhenItsFirstStartWasCutShort() throws Exception {
        Files.createDirectories(folder.resolve("postgres/data.part/base"));
        Files.createDirectories(folder.resolve("postgres/data/base"));
        try (var server = ServerFixtures.postgres(folder, Durability.FAST)) {
            server.start();
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = new PostgresSettings(
                    folder.resolve("postgres"),
                    taken.getLocalPort(),
                    PASSWORD,
                    Durability.FAST,
                    List.of(),
                    folder.resolve("postgres.log"));
            var server = new EmbeddedPostgres(ServerFixtures.HOME, settings);
            assertThatThrownBy(server::start)
                    .isInstanceOf(ServerNotStarted.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
            assertThat(server.isRunning()).isFalse();
        }
    }

    @Test
    void refusesDataWithAnotherPassword() {
        var server = ServerFixtures.postgres(folder, Durability.FAST);
        server.start();
        server.stop();
        var other = ServerFixtures.postgres(folder, Durability.FAST, "something else");
        assertThatThrownBy(other::start).isInstanceOf(ServerNotStarted.class).hasMessageContaining("another password");
        assertThat(other.isRunning()).isFalse();
    }

    @Test
    void keepsOneDatabasesRoleOutOfAnother() {
        try (var server = ServerFixtures.postgres(folder, Durability.FAST)) {
            server.start();
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("catalog"), "cart_order", PASSWORD))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("catalog"), "catalog", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static void execute(EmbeddedPostgres server, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url("catalog"), "catalog", PASSWORD);
                var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    private static void executeAsSuperuser(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), EmbeddedPostgres.SUPERUSER, PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url("catalog"), "catalog", PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
