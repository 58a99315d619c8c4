package io.bookstore.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A catalogue that counts its readers, says {@code public} of books, and has a feed. */
public final class StubCatalog {

    public final AtomicInteger asked = new AtomicInteger();
    public volatile int status = 200;
    public volatile long delayMillis;
    public volatile String work = "00000000-0000-7000-8000-000000000001";
    public volatile String cacheControl = "no-cache, public";
    public volatile String lastHeaders = "";

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public StubCatalog() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.createContext("/internal/events", this::feed);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void tell(String type, String id, String payload) {
        events.add(
                "{\"position\":%d,\"id\":\"0\",\"type\":\"%s\",\"aggregate_type\":\"book\",\"aggregate_id\":\"%s\",\"payload\":%s}"
                        .formatted(events.size() + 1, type, id, payload));
    }

    private void answer(HttpExchange exchange) throws IOException {
        lastHeaders = exchange.getRequestHeaders().entrySet().toString();
        int number = asked.incrementAndGet();
        pause(delayMillis);
        send(exchange, status, "{\"number\":%d,\"work_id\":\"%s\"}".formatted(number, work));
    }

    private void feed(HttpExchange exchange) throws IOException {
        int after = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll(".*after=(\\d+).*", "$1"));
        boolean waits = !exchange.getRequestURI().getQuery().endsWith("wait=0");
        for (int i = 0; waits && i < 20 && events.size() <= after; i++) {
            pause(20);
        }
        List<String> all = List.copyOf(events);
        List<String> news = after < all.size() ? all.subList(after, all.size()) : List.of();
        exchange.getResponseHeaders().set("Feed-Position", Integer.toString(all.size()));
        send(exchange, 200, "{\"events\":[" + String.join(",", news) + "],\"next\":" + (after + news.size()) + "}");
    }

    private void send(HttpExchange exchange, int code, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", cacheControl);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
