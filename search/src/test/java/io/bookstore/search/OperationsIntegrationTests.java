package io.bookstore.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import tools.jackson.databind.JsonNode;

class OperationsIntegrationTests extends SearchIntegrationTest {

    @LocalManagementPort
    private int managementPort;

    @Test
    void isReadyOnceThereIsAnIndex() throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (readiness() != 200) {
            assertThat(System.nanoTime()).as("ready in time").isLessThan(end);
            Thread.sleep(100);
        }
        assertThat(get("/health").status()).isEqualTo(200);
        assertThat(get("/health").body().path("services").path("elasticsearch").asString())
                .isEqualTo("up");
    }

    @Test
    void documentsEveryRoute() {
        JsonNode paths = get("/v3/api-docs").body().path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/v1/search",
                        "/v1/search/suggest",
                        "/v1/search/events",
                        "/v1/books/{id}/related",
                        "/v1/admin/search/reindex",
                        "/v1/admin/search/synonyms",
                        "/v1/admin/search/pins",
                        "/v1/admin/search/redirects",
                        "/v1/admin/search/zero-results",
                        "/v1/admin/search/explain",
                        "/v1/admin/search/status");
        assertThat(paths.path("/v1/search")
                        .path("get")
                        .path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("name").asString()))
                .contains("q", "category", "price_min", "published_to", "in_stock", "facets", "group", "after");
    }

    private int readiness() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI probe = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
            return http.send(HttpRequest.newBuilder(probe).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
