package io.bookstore.search.projection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Catalog as other services see it over HTTP, with the books that a test gives it. */
public final class PlayedCatalog {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, JsonNode> books = new ConcurrentSkipListMap<>();
    private final List<String> lists = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean down;
    private volatile @Nullable String list;

    public PlayedCatalog() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void has(BookFixture... more) {
        for (BookFixture book : more) {
            books.put(book.id().toString(), book.document());
        }
    }

    public void lost(BookFixture book) {
        books.remove(book.id().toString());
    }

    public void isDown(boolean now) {
        down = now;
    }

    /** What {@code GET /v1/books} answers. */
    public void lists(String json) {
        list = json;
    }

    /** The queries of {@code GET /v1/books} so far. */
    public List<String> asked() {
        return List.copyOf(lists);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        if (down) {
            send(exchange, 503, "{}");
        } else if (path.equals("/internal/books/versions")) {
            send(exchange, 200, versions(parameters(query)));
        } else if (path.startsWith("/internal/books/")) {
            JsonNode book = books.get(path.substring(path.lastIndexOf('/') + 1));
            send(exchange, book == null ? 404 : 200, book == null ? "{}" : book.toString());
        } else if (path.equals("/v1/books") && list != null) {
            lists.add(query);
            send(exchange, 200, String.valueOf(list));
        } else {
            send(exchange, 404, "{}");
        }
    }

    private String versions(Map<String, String> parameters) {
        String after = parameters.getOrDefault("after", "");
        List<Map<String, Object>> page = new ArrayList<>();
        books.forEach((id, book) -> {
            if (id.compareTo(after) > 0 && page.size() < Integer.parseInt(parameters.get("limit"))) {
                page.add(Map.of("id", id, "version", book.path("version").asLong()));
            }
        });
        return JSON.writeValueAsString(Map.of("data", page));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : query.split("&")) {
            parameters.put(
                    parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        return parameters;
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
