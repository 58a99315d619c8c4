package io.bookstore.platform.testing;

import io.bookstore.local.servers.EmbeddedPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Databases of this JVM: on the server that TEST_POSTGRES_URL names, dropped at the end, or on an embedded one. */
final class TestPostgres {

    private final Map<String, String> environment;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    TestPostgres(Map<String, String> environment) {
        this.environment = environment;
    }

    String database(String name, TestServers servers) {
        return urls.computeIfAbsent(name, wanted -> {
            var server = environment.get("TEST_POSTGRES_URL");
            return server == null ? embedded(wanted, servers) : external(wanted, server);
        });
    }

    String user() {
        return environment.getOrDefault("TEST_POSTGRES_USER", EmbeddedPostgres.SUPERUSER);
    }

    String password() {
        if (environment.get("TEST_POSTGRES_URL") == null) return TestServers.PASSWORD;
        return environment.getOrDefault("TEST_POSTGRES_PASSWORD", "postgres");
    }

    private static String embedded(String name, TestServers servers) {
        var postgres = servers.postgres();
        postgres.createDatabase(name);
        return postgres.url(name);
    }

    /** Several builds may use one server, so the name gets a suffix of its own. */
    private String external(String name, String serverUrl) {
        var own = name + "_" + UUID.randomUUID().toString().substring(0, 8);
        execute(serverUrl, "create database " + own);
        var drop = new Thread(() -> execute(serverUrl, "drop database " + own + " with (force)"), "drop-" + own);
        Runtime.getRuntime().addShutdownHook(drop);
        var parameters = serverUrl.indexOf('?');
        var address = parameters < 0 ? serverUrl : serverUrl.substring(0, parameters);
        var base = address.substring(0, address.lastIndexOf('/') + 1);
        return base + own + (parameters < 0 ? "" : serverUrl.substring(parameters));
    }

    private void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url, user(), password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("TEST_POSTGRES_URL=" + url + ": " + sql + " failed", e);
        }
    }
}
