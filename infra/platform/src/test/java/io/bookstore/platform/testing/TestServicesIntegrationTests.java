package io.bookstore.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TestServicesIntegrationTests {

    @Test
    void givesEachNameADatabaseOfItsOwn() throws SQLException {
        var catalog = TestServices.postgres("testing_one");
        assertThat(TestServices.postgres("testing_one")).isEqualTo(catalog);
        var inventory = TestServices.postgres("testing_two");
        assertThat(inventory).isNotEqualTo(catalog);

        execute(catalog, "create table book (title text)");
        execute(inventory, "create table book (title text)");
    }

    @Test
    void setsTheDataSourceOfSpringBoot() throws SQLException {
        Map<String, Supplier<Object>> properties = new HashMap<>();
        TestServices.register(properties::put, "testing_three");
        assertThat(properties)
                .containsOnlyKeys("spring.datasource.url", "spring.datasource.username", "spring.datasource.password");
        var url = (String) properties.get("spring.datasource.url").get();
        var user = (String) properties.get("spring.datasource.username").get();
        var password = (String) properties.get("spring.datasource.password").get();
        try (var connection = DriverManager.getConnection(url, user, password)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void givesARedis() throws IOException {
        var url = URI.create(TestServices.redisUrl());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).asString().isNotEmpty();
        }
        assertThat(TestServices.redisUrl()).isEqualTo(url.toString());
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(url, TestServices.postgresUser(), TestServices.postgresPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
