package io.bookstore.psp;

import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real process on a port of its own, seen from outside: through stripe-java and plain HTTP. */
public final class RunningSimulator implements AutoCloseable {

    public static final String SECRET_KEY = "sk_test_for_the_tests";
    public static final String PUBLISHABLE_KEY = "pk_test_for_the_tests";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final JsonMapper JSON = new JsonMapper();
    private static RunningSimulator shared;

    private final ConfigurableApplicationContext context;
    private final String url;

    private RunningSimulator(ConfigurableApplicationContext context) {
        this.context = context;
        this.url = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public static synchronized RunningSimulator shared() {
        if (shared == null) {
            shared = start(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    static RunningSimulator start(Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put("server.port", 0);
        all.put("psp.account.api-key", SECRET_KEY);
        all.put("psp.account.publishable-key", PUBLISHABLE_KEY);
        all.put("logging.level.root", "warn");
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new RunningSimulator(
                new SpringApplicationBuilder(PspSimulatorApplication.class, ClockOfTests.class).run(arguments));
    }

    StripeClient stripe() {
        return StripeClient.builder()
                .setApiKey(SECRET_KEY)
                .setApiBase(url)
                .setConnectTimeout(5_000)
                .setReadTimeout(10_000)
                .setMaxNetworkRetries(0)
                .build();
    }

    static RequestOptions key(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }

    String url() {
        return url;
    }

    void moveClock(Duration by) {
        context.getBean(MovingClock.class).move(by);
    }

    void setFault(String match, String kind, int times, long millis) {
        setFault(Map.of("match", match, "kind", kind, "times", times, "millis", millis));
    }

    /** Strikes the next call. */
    void setFault(String match, String kind, String value) {
        setFault(Map.of("match", match, "kind", kind, "value", value));
    }

    private void setFault(Map<String, Object> fault) {
        Reply reply = send(HttpRequest.newBuilder(URI.create(url + "/_simulator/faults"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fault))));
        if (reply.status() != 201) {
            throw new IllegalStateException("fault refused: " + reply.body());
        }
    }

    void clearFaults() {
        send(HttpRequest.newBuilder(URI.create(url + "/_simulator/faults")).DELETE());
    }

    void forgetKeys() {
        Reply reply = send(HttpRequest.newBuilder(URI.create(url + "/_simulator/idempotency_keys"))
                .DELETE());
        if (reply.status() != 204) {
            throw new IllegalStateException("keys not forgotten: " + reply.body());
        }
    }

    Reply get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** As the shop's server does, with its secret key. */
    Reply post(String path, Map<String, String> form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + SECRET_KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** As a page does, with the publishable key among the parameters. */
    Reply postFromPage(String path, Map<String, String> form, String... headers) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("key", PUBLISHABLE_KEY);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(all)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.timeout(Duration.ofSeconds(15)).build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        context.close();
    }

    record Reply(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    static final class MovingClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void move(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static class ClockOfTests {

        @Bean
        @Primary
        MovingClock movingClock() {
            return new MovingClock();
        }
    }
}
