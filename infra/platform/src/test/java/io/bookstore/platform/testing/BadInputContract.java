package io.bookstore.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Bad input of kind G against every endpoint that exists: a service extends this in a
 * {@code @SpringBootTest(webEnvironment = RANDOM_PORT)} and gets the endpoints from its own running mappings, so that
 * none is forgotten. Right answers are exact 4xx codes as problem+json with a request id and without internals.
 */
public abstract class BadInputContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    /** The name of this service, for tokens of its internal routes. */
    protected abstract String service();

    record Endpoint(String method, String path) {}

    @TestFactory
    Stream<DynamicTest> badBodiesAreRefusedEverywhere() {
        return endpointsWithJsonBody().stream()
                .flatMap(endpoint -> BadBodies.all().stream()
                        .map(bad -> DynamicTest.dynamicTest(
                                "G " + endpoint.method() + " " + endpoint.path() + ": " + bad,
                                () -> refuses(endpoint, bad))));
    }

    @Test
    void findsItsEndpoints() {
        assertThat(mappings.getHandlerMethods()).isNotEmpty();
    }

    @Test
    void unknownPathsMethodsAndParametersAreRefused() throws Exception {
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(status("GET", "/v1/no-such-thing")).isEqualTo(404);
            softly.assertThat(status("GET", "/no-such-thing")).isEqualTo(404);
            softly.assertThat(status("GET", "/v1/%00")).isIn(400, 404);
            softly.assertThat(status("GET", "/v1/a;jsessionid=1")).isIn(400, 404);
        });
    }

    private int status(String method, String path) {
        try {
            HttpResponse<String> answer = send(method, path, "application/json", new byte[0]);
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
            return answer.statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private void refuses(Endpoint endpoint, BadBodies.Case bad) throws Exception {
        HttpResponse<String> answer = send(endpoint.method(), endpoint.path(), bad.contentType(), bad.body());
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(bad.right()).as("status of %s", answer.body()).contains(answer.statusCode());
            softly.assertThat(answer.headers().firstValue("content-type").orElse(""))
                    .startsWith("application/problem+json");
            softly.assertThat(answer.headers().firstValue("x-request-id")).isPresent();
            softly.assertThat(answer.body())
                    .contains("urn:bookstore:problem:", "trace_id")
                    .doesNotContain(
                            "Exception", "io.bookstore", "tools.jackson", "java.", "org.springframework", "SQL");
        });
    }

    private HttpResponse<String> send(String method, String path, String contentType, byte[] body)
            throws IOException, InterruptedException {
        String token = path.startsWith("/internal/") ? TestTokens.service("test", service()) : TestTokens.admin();
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(TIMEOUT)
                        .header("Authorization", token)
                        .header("Content-Type", contentType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<Endpoint> endpointsWithJsonBody() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> Arrays.stream(entry.getValue().getMethod().getParameters())
                        .anyMatch(BadInputContract::isJsonBody))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith("/v1/") || path.startsWith("/internal/"))
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .map(method -> new Endpoint(method, concrete(path)))))
                .distinct()
                .toList();
    }

    private static boolean isJsonBody(Parameter parameter) {
        return parameter.isAnnotationPresent(RequestBody.class)
                && parameter.getType() != String.class
                && parameter.getType() != byte[].class;
    }

    private static String concrete(String pattern) {
        return pattern.replaceAll("\\{[^/]+}", UUID.randomUUID().toString());
    }
}
