package io.bookstore.catalog.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.CatalogUnderTest;
import io.bookstore.catalog.sales.SalesFromOrders.Line;
import io.bookstore.catalog.sales.SalesFromOrders.OrderPaid;
import io.bookstore.platform.json.LenientJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SalesIntegrationTests extends CatalogUnderTest {

    @Autowired
    private LenientJson json;

    @Test
    void countsCopiesWithoutTouchingTheVersion() {
        JsonNode book = created(book("Sold"));
        UUID id = UUID.fromString(book.get("id").asString());
        SalesFromOrders.count(jdbc, new OrderPaid(List.of(new Line(id, 2), new Line(UUID.randomUUID(), 1))));
        SalesFromOrders.count(jdbc, new OrderPaid(List.of(new Line(id, 3))));
        assertThat(jdbc.sql("select sold from book where id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        staff.patch("/v1/books/" + id, Map.of("pages", 3), "If-Match", "\"1\"").expect(200);
        assertThat(jdbc.sql("select sold from book where id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .as("an edit leaves it alone")
                .isEqualTo(5);
    }

    @Test
    void understandsTheSampleOfCartOrder() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/contracts/cart-order/order-paid.v1.json")) {
            assertThat(json.mapper().readValue(file, OrderPaid.class).lines())
                    .extracting(Line::quantity)
                    .containsExactly(2, 1);
        }
    }
}
