package io.bookstore.platform.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service that a {@code @SpringBootTest} runs on a random port, over HTTP; a bean by {@code @Import}. */
public final class ServiceCalls {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Environment environment;
    private final String service;

    public ServiceCalls(Environment environment) {
        this.environment = environment;
        this.service = environment.getRequiredProperty("spring.application.name");
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
        return send(TestTokens.customer(UUID.randomUUID()), method, path, json);
    }

    public Answer asService(String method, String path, @Nullable String json) {
        return send(TestTokens.service("cart-order", service), method, path, json);
    }

    public Answer asUser(UUID userId, String method, String path, @Nullable String json) {
        return send(TestTokens.customer(userId), method, path, json);
    }

    /** As a webhook is called: without a token, byte for byte. */
    public Answer post(String path, byte[] body, String... headers) {
        return send(null, "POST", path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
    }

    public Answer asGuest(String method, String path, @Nullable String json) {
        return send(null, method, path, json);
    }

    private Answer send(@Nullable String token, String method, String path, @Nullable String json, String... headers) {
        HttpRequest.BodyPublisher body =
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        return send(token, method, path, body, headers);
    }

    private Answer send(
            @Nullable String token, String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        URI uri = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .setHeader("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
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
