package io.bookstore.cartorder.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another service, played over HTTP: it has state, a feed of events, and answers that can be lost. */
public abstract class PlayedService {

    protected static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<Map<String, Object>> events = new ArrayList<>();

    @SuppressWarnings("this-escape") // nobody calls before url() is given away
    protected PlayedService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param body null when the connection is to break without an answer */
    protected record Reply(int status, @Nullable Object body) {
        static final Reply NONE = new Reply(0, null);
    }

    private final Map<String, Reply> told = new ConcurrentHashMap<>();

    /** From now on this path is answered so. */
    public void answers(String path, int status, Object body) {
        told.put(path, new Reply(status, body));
    }

    protected abstract Reply answer(String method, String path, JsonNode body);

    /** Publishes an event on the feed. */
    public void publish(String type, String aggregate, UUID id, long version, Object payload) {
        synchronized (events) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("position", events.size() + 1);
            event.put("id", UUID.randomUUID());
            event.put("type", type);
            event.put("aggregate_type", aggregate);
            event.put("aggregate_id", id);
            event.put("version", version);
            event.put("at", Instant.ofEpochMilli(System.currentTimeMillis()).toString());
            event.put("payload", payload);
            events.add(event);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            JsonNode body = sent.length == 0 ? JSON.createObjectNode() : JSON.readTree(sent);
            String path = exchange.getRequestURI().getPath();
            Reply preset = told.get(path);
            Reply reply = path.equals("/internal/events")
                    ? feed(exchange.getRequestURI().getQuery())
                    : preset != null ? preset : answer(exchange.getRequestMethod(), path, body);
            if (reply.status() != 0) {
                send(exchange, reply);
            }
        }
    }

    private Reply feed(String query) {
        int after = Integer.parseInt(query.replaceAll(".*after=(\\d+).*", "$1"));
        for (int i = 0; i < 100; i++) {
            synchronized (events) {
                if (events.size() > after) {
                    List<Map<String, Object>> page = List.copyOf(events.subList(after, events.size()));
                    return new Reply(200, Map.of("events", page, "next", events.size()));
                }
            }
            LockSupport.parkNanos(5_000_000);
        }
        return new Reply(200, Map.of("events", List.of(), "next", after));
    }

    private int position() {
        synchronized (events) {
            return events.size();
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body() == null
                ? new byte[0]
                : JSON.writeValueAsString(reply.body()).getBytes(StandardCharsets.UTF_8);
        String type = reply.status() >= 400 ? "application/problem+json" : "application/json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Feed-Position", String.valueOf(position()));
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    protected static Reply problem(int status, String name, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("type", "urn:bookstore:problem:" + name);
        body.put("status", status);
        return new Reply(status, body);
    }
}
