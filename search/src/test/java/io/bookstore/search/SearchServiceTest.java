package io.bookstore.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.TestServices;
import io.bookstore.platform.testing.TestTokens;
import io.bookstore.search.elasticsearch.Elasticsearch;
import io.bookstore.search.index.IndexSettings;
import io.bookstore.search.projection.Producers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real servers, with producers played by {@link Producers}; its database is the test's own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bookstore.feed.enabled=false",
            // other builds may share the machine
            "search.elasticsearch.search-timeout=10s"
        })
@ActiveProfiles("test")
@Import(Producers.class)
public abstract class SearchServiceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    protected Producers producers;

    @Autowired
    private Elasticsearch elasticsearch;

    @Autowired
    private IndexSettings settings;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void tokens(DynamicPropertyRegistry registry) {
        TestTokens.register(registry);
    }

    /** For the {@link DynamicPropertySource} of a test: its database and an index named like it. */
    protected static void servers(DynamicPropertyRegistry registry, String database) {
        TestServices.register(registry, database);
        registry.add("search.index.name", () -> database.replace('_', '-'));
        registry.add("search.elasticsearch.url", TestServices::elasticsearchUrl);
    }

    /** An answer with its body as JSON; null when it has none. */
    public record Answer(int status, @Nullable JsonNode json, HttpResponse<String> http) {

        public JsonNode body() {
            return java.util.Objects.requireNonNull(json);
        }

        /** The body of an answer that went well. */
        public JsonNode found() {
            assertThat(status).as(http.body()).isEqualTo(200);
            return body();
        }

        public List<String> titles() {
            return found().path("hits")
                    .valueStream()
                    .map(hit -> hit.path("title").asString())
                    .toList();
        }

        public List<String> ids() {
            return found().path("hits")
                    .valueStream()
                    .map(hit -> hit.path("id").asString())
                    .toList();
        }

        public long total() {
            return found().path("total").asLong();
        }
    }

    protected Answer get(String path) {
        return send("GET", path, null, null);
    }

    protected Answer send(String method, String path, @Nullable String body, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", token);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), answer.body().isEmpty() ? null : JSON.readTree(answer.body()), answer);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** {@code search("harry potter", "format=ebook")} */
    protected Answer search(String q, String... parameters) {
        String more = parameters.length == 0 ? "" : "&" + String.join("&", parameters);
        return get("/v1/search?q=" + encoded(q) + more);
    }

    protected static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Until everything that producers said can be searched. */
    protected void awaitSearchable() throws InterruptedException {
        producers.awaitIndexed();
        elasticsearch(client -> client.indices().refresh(request -> request.index(settings.name())));
    }

    protected <T> T elasticsearch(Elasticsearch.Question<T> question) {
        return elasticsearch.tell(question);
    }
}
