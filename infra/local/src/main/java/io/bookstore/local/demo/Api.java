package io.bookstore.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public HTTP API of a running shop, as any client sees it. */
final class Api {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One answer. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }

        Answer expect(int... statuses) {
            for (int wanted : statuses) {
                if (status == wanted) {
                    return this;
                }
            }
            throw new ApiFailed(raw.request().method() + " "
                    + raw.request().uri().getPath() + " answered " + status + ": " + raw.body());
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String baseUrl;

    Api(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    Answer get(String path, Map<String, String> headers) {
        return send("GET", path, BodyPublishers.noBody(), headers, ANSWER);
    }

    Answer post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)), headers, ANSWER);
    }

    /** Streams a body of any size. */
    Answer upload(String path, BodyPublisher body, Map<String, String> headers, Duration limit) {
        return send("POST", path, body, headers, limit);
    }

    /** The headers of someone who signed in. */
    Map<String, String> signIn(String email, String password) {
        Answer answer = post("/v1/auth/login", Map.of("email", email, "password", password), Map.of())
                .expect(200);
        return Map.of(
                "Authorization", "Bearer " + answer.body().path("access_token").asString());
    }

    private Answer send(String method, String path, BodyPublisher body, Map<String, String> headers, Duration limit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(limit)
                .header("Accept", "application/json")
                .method(method, body);
        if (!headers.containsKey("Content-Type") && !method.equals("GET")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), json ? JSON.readTree(text) : JSON.createObjectNode(), response);
        } catch (IOException e) {
            throw new ApiFailed(
                    "No answer from " + baseUrl + path + " (" + e + "). Is the shop open? Start it with ./bookstore up",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailed("Interrupted.", e);
        }
    }
}
