package io.bookstore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.ServiceCalls;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@InventoryIntegrationTest
class OpenApiIntegrationTests {

    private final ServiceCalls http;

    @Autowired
    OpenApiIntegrationTests(ServiceCalls http) {
        this.http = http;
    }

    @Test
    void describesTheContractInItsOwnWords() {
        JsonNode api = http.asGuest("GET", "/v3/api-docs", null).body();

        assertThat(api.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/v1/inventory/{book_id}",
                        "/v1/admin/inventory/low-stock",
                        "/v1/admin/inventory/{book_id}/ledger",
                        "/v1/admin/inventory/{book_id}/receipts",
                        "/v1/admin/inventory/{book_id}/adjustments",
                        "/v1/admin/inventory/{book_id}/threshold");
        assertThat(api.path("components")
                        .path("schemas")
                        .path("EntryView")
                        .path("properties")
                        .propertyNames())
                .contains("book_id", "on_hand_delta", "order_id");
        assertThat(api.path("paths")
                        .path("/v1/admin/inventory/{book_id}/ledger")
                        .path("get")
                        .path("parameters")
                        .findValuesAsString("name"))
                .containsExactlyInAnyOrder("book_id", "limit", "offset", "after");
        assertThat(api.toString()).doesNotContain("\"PageQuery\"", "\"Caller\"");
    }
}
