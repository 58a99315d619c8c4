package io.bookstore.chaos.workload;

import io.bookstore.chaos.history.History;
import io.bookstore.chaos.history.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Sends one request and writes one line of history, whatever comes of it. */
final class ShopClient {

    private static final Duration LIMIT = Duration.ofSeconds(25);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String gateway;
    private final History history;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    ShopClient(String gateway, History history) {
        this.gateway = gateway;
        this.history = history;
    }

    Answer send(Ask ask) {
        long invoked = System.currentTimeMillis();
        Answer answer = exchange(ask);
        history.write(ask.op(), answer.result(), line(ask, answer, invoked));
        return answer;
    }

    /** Whether this is answered well, and soon; leaves no line. */
    boolean answers(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer exchange(Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(ask.path().startsWith("http") ? ask.path() : gateway + ask.path()))
                .timeout(LIMIT)
                .method(ask.method(), body(ask.body()));
        if (ask.body() != null) {
            request.header(
                    "Content-Type",
                    ask.body() instanceof String ? "application/x-www-form-urlencoded" : "application/json");
        }
        if (ask.key() != null) {
            request.header("Idempotency-Key", ask.key());
        }
        ask.headers().forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            return new Answer(Result.of(ask.isWrite(), status), status, parsed(response.body()), response.headers());
        } catch (IOException noAnswer) {
            return nothing(ask);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return nothing(ask);
        }
    }

    private static Answer nothing(Ask ask) {
        return new Answer(Result.of(ask.isWrite(), 0), 0, MissingNode.getInstance(), Answer.NO_HEADERS);
    }

    private static HttpRequest.BodyPublisher body(@Nullable Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case String form -> BodyPublishers.ofString(form);
            default -> BodyPublishers.ofString(JSON.writeValueAsString(body));
        };
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private Map<String, @Nullable Object> line(Ask ask, Answer answer, long invoked) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("op", ask.op());
        line.put("id", history.nextId());
        line.put("buyer", ask.buyer());
        line.put("key", ask.key());
        line.put("invoke_ms", invoked);
        line.put("done_ms", System.currentTimeMillis());
        line.put("result", answer.result().code());
        line.put("status", answer.status() == 0 ? null : answer.status());
        line.put("problem", answer.problem().isEmpty() ? null : answer.problem());
        if (answer.json().has("total_cents")) {
            order(line, answer.json());
        } else if (answer.json().has("order_id")) {
            line.put("order_id", answer.json().path("order_id").asString());
            line.put(
                    "refund_id",
                    answer.json().has("amount_cents") ? answer.json().path("id").asString() : null);
        }
        if (answer.json().has("items")) {
            line.put("lines", lines(answer.json().path("items")));
        }
        ask.notes().forEach(line::putIfAbsent);
        return line;
    }

    private static void order(Map<String, @Nullable Object> line, JsonNode order) {
        line.put("order_id", order.path("id").asString());
        line.put("total_cents", order.path("total_cents").asLong());
        line.put("currency", order.path("currency").asString());
        line.put("order_status", order.path("status").asString());
        line.put("refunded_cents", order.path("refunded_cents").asLong());
    }

    private static List<Map<String, Object>> lines(JsonNode items) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (JsonNode item : items) {
            int quantity = item.path(item.has("qty") ? "qty" : "quantity").asInt();
            lines.add(Map.of("book_id", item.path("book_id").asString(), "quantity", quantity));
        }
        return lines;
    }
}
