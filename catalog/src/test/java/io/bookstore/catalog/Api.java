package io.bookstore.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks HTTP to the service as somebody. */
public record Api(String base, String authorization) {

    public static final JsonMapper JSON = new JsonMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    public Api as(String other) {
        return new Api(base, other);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, json(body), with(headers, "Content-Type", "application/json"));
    }

    public Answer put(String path, Object body, String... headers) {
        return send("PUT", path, json(body), with(headers, "Content-Type", "application/json"));
    }

    public Answer patch(String path, Object body, String... headers) {
        return send("PATCH", path, json(body), with(headers, "Content-Type", "application/merge-patch+json"));
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    public Answer upload(String path, byte[] body, String contentType) {
        return send("POST", path, BodyPublishers.ofByteArray(body), "Content-Type", contentType);
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private static String[] with(String[] headers, String... more) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }

    public record Answer(HttpResponse<String> response) {

        public Answer expect(int status) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return this;
        }

        /** A refusal of this name. */
        public JsonNode problem(int status, String name) {
            expect(status);
            assertThat(header("content-type")).startsWith("application/problem+json");
            assertThat(json().get("type").asString()).isEqualTo("urn:bookstore:problem:" + name);
            return json();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }
}
