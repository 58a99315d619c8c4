package io.bookstore.chaos.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The knobs of the payment company's double. */
public final class Simulator {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    Simulator(String url) {
        this.url = url;
    }

    /** Whether this simulator knows the knob; asked by turning it once and back. */
    public boolean knows(String kind) {
        boolean known = send("POST", Map.of("match", "payment_intents.create", "kind", kind)) == 201;
        reset();
        return known;
    }

    /** @param match a call such as {@code payment_intents.create}, or {@code *} */
    public void plan(String match, String kind, int times, long millis) {
        int status = send("POST", Map.of("match", match, "kind", kind, "times", times, "millis", millis));
        if (status != 201) {
            throw new IllegalStateException("the simulator refused the fault " + kind + " with " + status);
        }
    }

    public void reset() {
        send("DELETE", Map.of());
    }

    /** As Stripe may after a day: the keys of all calls are forgotten. */
    public void forgetKeys() {
        send("DELETE", "/_simulator/idempotency_keys", Map.of());
    }

    private int send(String method, Map<String, ?> body) {
        return send(method, "/_simulator/faults", body);
    }

    private int send(String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT);
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } else {
            request.DELETE();
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException isDown) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
