package io.bookstore.paymentshipping;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bookstore.paymentshipping.StripeObjects.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A small stateful Stripe: payment intents and refunds, idempotency keys with Stripe's semantics (first answer stored,
 * server errors too; other parameters refused; a key in use 409), and faults one call at a time.
 */
public final class StripeDouble {

    public static final StripeDouble INSTANCE = new StripeDouble();

    private static final long LATE_NANOS = 2_000_000_000L;

    private record Stored(String request, Answer answer) {}

    private final HttpServer server;
    private final StripeObjects objects = new StripeObjects();
    private final Map<String, Stored> keys = new ConcurrentHashMap<>();
    private final Map<String, String> inUse = new ConcurrentHashMap<>();
    private final Map<String, Queue<StripeFault>> faults = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private StripeDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
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

    /** The next calls of this kind ({@code POST /v1/payment_intents}) fail like this, one each. */
    public void fails(String call, StripeFault... next) {
        faults.computeIfAbsent(call, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    public void heals() {
        faults.clear();
    }

    /** As after 24 hours. */
    public void forgetsKeys() {
        keys.clear();
    }

    /** The calls since the last {@link #forgetsCalls}, as {@code METHOD path key}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public void forgetsCalls() {
        calls.clear();
    }

    public StripeObjects objects() {
        return objects;
    }

    public int captures(UUID paymentId) {
        return objects.captures(paymentId.toString());
    }

    public long captured(UUID paymentId) {
        return objects.captured(paymentId.toString());
    }

    public long refunded(UUID paymentId) {
        return objects.refunded(paymentId.toString());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String call = exchange.getRequestMethod() + " " + path.replaceAll("/(pi|re|cus|pm|dp)_[^/]+", "/{id}");
        calls.add(call + " " + key);
        StripeFault fault =
                faults.getOrDefault(call, new ConcurrentLinkedQueue<>()).poll();
        try (exchange) {
            Map<String, String> form = form(body.isEmpty() ? query : body);
            Answer answer = answer(exchange.getRequestMethod(), path, form, key, fault);
            if (fault == StripeFault.LATE_ANSWER) {
                LockSupport.parkNanos(LATE_NANOS);
            }
            if (fault != StripeFault.DROP_BEFORE && fault != StripeFault.DROP_AFTER) {
                send(exchange, answer, fault);
            }
        }
    }

    private Answer answer(
            String method, String path, Map<String, String> form, @Nullable String key, @Nullable StripeFault fault) {
        if (fault == StripeFault.DROP_BEFORE || fault == StripeFault.UNAVAILABLE) {
            return Answer.error(503, "api_error", null);
        }
        if (fault == StripeFault.RATE_LIMITED) {
            return Answer.error(429, "invalid_request_error", "rate_limit");
        }
        if (fault == StripeFault.KEY_IN_USE) {
            return Answer.error(409, "idempotency_error", "idempotency_key_in_use");
        }
        if (!method.equals("POST") || key == null) {
            return objects.answer(method, path, form, fault);
        }
        String request = path + " " + new TreeMap<>(form);
        String running = inUse.putIfAbsent(key, request);
        if (running != null) {
            return running.equals(request)
                    ? Answer.error(409, "idempotency_error", "idempotency_key_in_use")
                    : Answer.error(400, "idempotency_error", null);
        }
        try {
            return once(method, path, form, key, request, fault);
        } finally {
            inUse.remove(key);
        }
    }

    private Answer once(
            String method,
            String path,
            Map<String, String> form,
            String key,
            String request,
            @Nullable StripeFault fault) {
        Stored stored = keys.get(key);
        if (stored != null) {
            return stored.request().equals(request)
                    ? stored.answer().replayed()
                    : Answer.error(400, "idempotency_error", null);
        }
        if (fault == StripeFault.LATE_WORK) {
            LockSupport.parkNanos(LATE_NANOS);
        }
        Answer answer = fault == StripeFault.ERROR_BEFORE
                ? Answer.error(500, "api_error", null)
                : objects.answer(method, path, form, fault);
        if (fault == StripeFault.ERROR_AFTER) {
            answer = Answer.error(500, "api_error", null);
        }
        if (answer.status() != 400 && answer.status() != 404) {
            keys.put(key, new Stored(request, answer));
        }
        return answer;
    }

    private static void send(HttpExchange exchange, Answer answer, @Nullable StripeFault fault) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_" + UUID.randomUUID());
        if (answer.isReplay()) {
            exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
        }
        switch (fault) {
            case HTML -> send(exchange, 200, "<html><script>alert(1)</script></html>");
            case EMPTY_OBJECT -> send(exchange, 200, "{}");
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
                send(exchange, 302, "");
            }
            case HUGE -> send(exchange, 200, "{\"id\":\"" + "x".repeat(5_000_000) + "\"}");
            case ENDLESS -> drip(exchange);
            case null, default -> send(exchange, answer.status(), answer.json());
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (int i = 0; i < 100; i++) {
            out.write(' ');
            out.flush();
            LockSupport.parkNanos(LATE_NANOS / 20);
        }
    }

    private static Map<String, String> form(@Nullable String encoded) {
        Map<String, String> form = new TreeMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&")) {
                String[] parts = pair.split("=", 2);
                form.put(decoded(parts[0]), decoded(parts.length == 2 ? parts[1] : ""));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
