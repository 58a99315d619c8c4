package io.bookstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API as a foreign client sees it. Immutable: {@link #with} gives a client with one more header. */
final class Api {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String baseUrl;
    private final Map<String, String> headers;

    Api(String baseUrl) {
        this(baseUrl, Map.of());
    }

    private Api(String baseUrl, Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.headers = headers;
    }

    Api with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(baseUrl, Map.copyOf(more));
    }

    /** The same caller at another address. */
    Api at(String url) {
        return new Api(url, headers);
    }

    /** Any method, with a body as it is. */
    HttpResponse<String> raw(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return answer(request).raw();
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        }
    }

    Api signedInAs(String email) {
        return signedIn(email, "correct-horse-battery-staple");
    }

    Api signedIn(String email, String password) {
        JsonNode tokens = post("/v1/auth/login", Map.of("email", email, "password", password))
                .expect(200)
                .json();
        return with("Authorization", "Bearer " + tokens.path("access_token").asString());
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /** A file, as it is. */
    Answer upload(String path, String contentType, String content) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(LIMIT)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(content));
        try {
            return answer(request);
        } catch (IOException e) {
            throw new AssertionError(path + " got no answer", e);
        }
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    private Answer send(String method, String path, @Nullable Object body) {
        try {
            return trySend(method, path, body);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        }
    }

    /** For tests in which no answer is an answer. */
    Answer trySend(String method, String path, @Nullable Object body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(LIMIT)
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return answer(request);
    }

    private Answer answer(HttpRequest.Builder request) throws IOException {
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** One answer. */
    record Answer(HttpResponse<String> raw) {

        int status() {
            return raw.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(raw.body());
        }

        Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }

        Answer expect(int status) {
            assertThat(raw.statusCode())
                    .as("%s %s: %s", raw.request().method(), raw.request().uri(), raw.body())
                    .isEqualTo(status);
            return this;
        }
    }
}
