package io.bookstore.paymentshipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.ServiceCalls;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PaymentIntegrationTest
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
                        "/v1/webhooks/stripe",
                        "/v1/me/payment-methods",
                        "/v1/me/payment-methods/{id}",
                        "/v1/me/payment-methods/{id}/default",
                        "/v1/admin/disputes",
                        "/v1/shipments/{id}",
                        "/v1/admin/payments",
                        "/v1/admin/reconciliation");
        assertThat(api.path("components")
                        .path("schemas")
                        .path("ShipmentView")
                        .path("properties")
                        .propertyNames())
                .contains("order_id", "tracking_number");
        assertThat(api.path("paths")
                        .path("/v1/admin/payments")
                        .path("get")
                        .path("parameters")
                        .findValuesAsString("name"))
                .containsExactlyInAnyOrder("order_id", "limit", "offset", "after");
        assertThat(api.toString()).doesNotContain("\"PageQuery\"", "\"Caller\"");
    }
}
