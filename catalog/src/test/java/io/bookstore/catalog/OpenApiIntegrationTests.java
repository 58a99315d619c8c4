package io.bookstore.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiIntegrationTests extends CatalogUnderTest {

    @Test
    void describesEveryRoute() {
        JsonNode paths = guest.get("/v3/api-docs").expect(200).json().get("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/v1/books",
                        "/v1/books/{id}",
                        "/v1/books/{id}/image",
                        "/v1/images/{file}",
                        "/v1/books/{id}/reviews",
                        "/v1/reviews/{id}",
                        "/v1/admin/reviews",
                        "/v1/admin/books/{id}/changes",
                        "/v1/authors/{id}");
        assertThat(paths.at("/~1v1~1books~1{id}~1image/put/requestBody/content").propertyNames())
                .contains("application/json", "image/*");
        assertThat(paths.at("/~1v1~1books~1{id}~1reviews/get/parameters").toString())
                .contains("\"limit\"", "\"offset\"", "\"after\"");
        assertThat(paths.at("/~1v1~1authors~1{id}").propertyNames()).contains("get", "patch");
    }
}
