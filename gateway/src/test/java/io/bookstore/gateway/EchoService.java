package io.bookstore.gateway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Stands in for a service: answers every request with its own name and what it was asked, and dies at {@code …/dies}. */
public final class EchoService implements AutoCloseable {

    private final HttpServer server;

    public EchoService(String name) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer = String.join(
                    "|",
                    name,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Request-Id")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Forwarded-For")),
                    body);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
            exchange.getResponseHeaders()
                    .set(
                            "X-Request-Id",
                            String.valueOf(exchange.getRequestHeaders().getFirst("X-Request-Id")));
            if (exchange.getRequestURI().getPath().endsWith("/dies")) {
                exchange.getResponseHeaders().set("X-Half", "1");
                exchange.sendResponseHeaders(200, bytes.length + 1_000L);
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
                exchange.close(); // which cuts the connection, as less was written than announced
                return;
            }
            boolean redirect = exchange.getRequestURI().getPath().equals("/redirect");
            if (redirect) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(redirect ? 303 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
