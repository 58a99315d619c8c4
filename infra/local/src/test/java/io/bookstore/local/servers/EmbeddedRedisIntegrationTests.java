package io.bookstore.local.servers;

import static io.bookstore.local.servers.ServerFixtures.PASSWORD;
import static io.bookstore.local.servers.ServerFixtures.isAlive;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void keepsKeysOverARestartAndIsGoneAfterStop() throws IOException {
        var server = ServerFixtures.redis(folder);
        server.start();
        var first = server.pid();
        assertThat(talk(server, "AUTH " + PASSWORD, "SET cart:7 emma")).containsExactly("+OK", "+OK");
        server.stop();
        assertThat(isAlive(first)).isFalse();

        server.start();
        try (server) {
            assertThat(talk(server, "AUTH " + PASSWORD, "GET cart:7")).endsWith("$4", "emma");
        }
    }

    @Test
    void keepsKeysWhenItIsKilled() throws Exception {
        try (var server = ServerFixtures.redis(folder)) {
            server.start();
            talk(server, "AUTH " + PASSWORD, "SET cart:7 emma");
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            ServerFixtures.await("the server is gone", () -> !server.isRunning());
            server.start();
            assertThat(talk(server, "AUTH " + PASSWORD, "GET cart:7")).endsWith("$4", "emma");
        }
    }

    @Test
    void answersNobodyWithoutThePassword() throws IOException {
        try (var server = ServerFixtures.redis(folder)) {
            server.start();
            assertThat(talk(server, "PING")).first().asString().startsWith("-NOAUTH");
            assertThat(talk(server, "AUTH " + PASSWORD, "CONFIG GET appendonly"))
                    .contains("yes");
        }
    }

    private static List<String> talk(EmbeddedRedis server, String... commands) throws IOException {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort())) {
            socket.setSoTimeout(5_000);
            var request = String.join("\r\n", commands) + "\r\nQUIT\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var lines = new ArrayList<>(in.lines().toList());
            assertThat(lines.removeLast()).isEqualTo("+OK");
            return lines;
        }
    }
}
