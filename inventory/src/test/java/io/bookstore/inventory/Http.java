package io.bookstore.inventory;

import io.bookstore.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the running service over HTTP. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Environment environment;

    Http(Environment environment) {
        this.environment = environment;
    }

    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        public String problem() {
            return body.path("type").asString("").replace("urn:bookstore:problem:", "");
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Answer asStaff(String method, String path, @Nullable String json, String... headers) {
        return send(TestTokens.staff(), method, path, json, headers);
    }

    public Answer asCustomer(String method, String path, @Nullable String json) {
        return send(TestTokens.customer(java.util.UUID.randomUUID()), method, path, json);
    }

    public Answer asService(String method, String path, @Nullable String json) {
        return send(TestTokens.service("cart-order", "inventory"), method, path, json);
    }

    public Answer asGuest(String method, String path, @Nullable String json) {
        return send(null, method, path, json);
    }

    private Answer send(@Nullable String token, String method, String path, @Nullable String json, String... headers) {
        URI uri = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpRequest.BodyPublisher body =
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        try {
            HttpResponse<String> answer =
                    client.send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofString());
            String text = answer.body();
            return new Answer(answer.statusCode(), text.isEmpty() ? JSON.nullNode() : JSON.readTree(text), answer);
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path, failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }
}
