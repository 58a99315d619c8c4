package io.bookstore.search.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The samples of the events that search listens to are understood. */
class ContractTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void readsBooksOfCatalog() {
        for (String event : new String[] {"book-created", "book-changed", "book-deleted"}) {
            JsonNode sample = sample("catalog", event);
            Book book = JSON.treeToValue(sample, Book.class);
            assertThat(book.title()).as(event).isEqualTo(sample.path("title").asString());
            assertThat(book.authors()).as(event).hasSize(sample.path("authors").size());
            assertThat(book.active()).as(event).isEqualTo(!event.equals("book-deleted"));
            assertThat(sample.path("category_path").isArray()).as(event).isTrue();
        }
    }

    @Test
    void readsStockOfInventory() {
        Stock.Level level = JSON.treeToValue(sample("inventory", "stock-changed"), Stock.Level.class);
        assertThat(level.available()).isEqualTo(9);
    }

    @Test
    void readsPaidOrders() {
        Sales.PaidOrder order = JSON.treeToValue(sample("cart-order", "order-paid"), Sales.PaidOrder.class);
        assertThat(order.lines()).extracting(Sales.Line::quantity).containsExactly(2, 1);
    }

    private static JsonNode sample(String producer, String event) {
        String path = "/contracts/" + producer + "/" + event + ".v1.json";
        try (InputStream in = Objects.requireNonNull(ContractTests.class.getResourceAsStream(path), path)) {
            return JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
