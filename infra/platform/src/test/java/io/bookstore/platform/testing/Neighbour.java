package io.bookstore.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Another service, as far as the one under test calls it: answers what the test told it, by path; an empty feed elsewhere. */
public final class Neighbour {

    private record Answer(int status, String contentType, String body, long delayMillis) {}

    private static final Answer EMPTY_FEED = new Answer(200, "application/json", "{\"events\":[],\"next\":0}", 0);

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    public Neighbour() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void answers(String path, int status, String json) {
        String type = status < 400 ? "application/json" : "application/problem+json";
        answers.put(path, new Answer(status, type, json, 0));
    }

    public void answersPlain(String path, int status, String text) {
        answers.put(path, new Answer(status, "text/plain", text, 0));
    }

    public void answersLate(String path, String json, long delayMillis) {
        answers.put(path, new Answer(200, "application/json", json, delayMillis));
    }

    public boolean wasAsked(String path) {
        return asked.contains(path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        Answer answer = answers.getOrDefault(path, EMPTY_FEED);
        try (exchange) {
            if (answer.delayMillis() > 0) {
                Thread.sleep(answer.delayMillis());
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Feed-Position", "0");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
