package io.bookstore.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.TestServices;
import io.bookstore.search.SearchServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** An Elasticsearch that takes connections and never answers. */
@TestPropertySource(
        properties = {
            "search.index.name=unreachable",
            "search.index.writer-enabled=false",
            "search.elasticsearch.search-timeout=900ms"
        })
class UnreachableIntegrationTests extends SearchServiceTest {

    private static final ServerSocket SILENT = listen();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestServices.register(registry, "search_unreachable");
        registry.add("search.elasticsearch.url", () -> "http://127.0.0.1:" + SILENT.getLocalPort());
    }

    @Test
    void answers503WithinASecond() {
        for (String path : new String[] {"/v1/search?q=x", "/v1/search", "/v1/search/suggest?q=x"}) {
            long start = System.nanoTime();
            Answer answer = get(path);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(Duration.ofMillis(1500));
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.body().path("type").asString()).isEqualTo("urn:bookstore:problem:search-unavailable");
            assertThat(answer.http().headers().firstValue("retry-after")).isPresent();
        }
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new AssertionError(noPort);
        }
    }
}
