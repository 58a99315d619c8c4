package io.bookstore.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.inventory.InventoryIntegrationTest;
import io.bookstore.inventory.StockWitness;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.ServiceCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@InventoryIntegrationTest
class LowStockIntegrationTests {

    private final ServiceCalls http;
    private final StockWitness witness;

    @Autowired
    LowStockIntegrationTests(ServiceCalls http, StockWitness witness) {
        this.http = http;
        this.witness = witness;
    }

    /** Told when the last copy above the threshold goes, not with every copy below it. */
    @Test
    void tellsOnceThatStockIsLow() {
        UUID book = witness.book(5);
        setThreshold(book, "3");

        adjust(book, -1);
        assertThat(witness.events(book)).doesNotContain("stock-low");
        adjust(book, -1);
        adjust(book, -1);
        adjust(book, 1);
        assertThat(witness.events(book)).containsOnlyOnce("stock-low");
        assertThat(witness.payload(book, "stock-low"))
                .isEqualTo("{\"book_id\": \"%s\", \"available\": 3, \"threshold\": 3}".formatted(book));

        adjust(book, 5);
        adjust(book, -5);
        assertThat(witness.events(book)).filteredOn("stock-low"::equals).hasSize(2);
    }

    @Test
    void tellsOnceThatABookBecomesLowByANewThreshold() {
        UUID book = witness.book(5);

        setThreshold(book, "4");
        assertThat(witness.events(book)).isEmpty();
        setThreshold(book, "5");
        setThreshold(book, "9");
        assertThat(witness.events(book)).containsExactly("stock-low");
        setThreshold(book, "1");
        setThreshold(book, "6");
        assertThat(witness.events(book)).containsExactly("stock-low", "stock-low");
    }

    @Test
    void listsLowStockWithTheFewestCopiesFirst() {
        UUID empty = witness.book(0);
        UUID two = witness.book(2);
        UUID plenty = witness.book(50);
        List<String> listed = new ArrayList<>();
        String path = "/v1/admin/inventory/low-stock?limit=100";
        for (JsonNode page = http.asStaff("GET", path, null).body(); ; ) {
            page.path("data").forEach(row -> listed.add(row.path("book_id").asString()));
            if (page.path("next_cursor").isNull()) {
                break;
            }
            page = http.asStaff(
                            "GET", path + "&after=" + page.path("next_cursor").asString(), null)
                    .body();
        }

        assertThat(listed).containsSubsequence(empty.toString(), two.toString()).doesNotContain(plenty.toString());
        assertThat(setThreshold(plenty, "50").body().path("threshold").asInt()).isEqualTo(50);
        assertThat(setThreshold(plenty, "-1").status()).isEqualTo(400);
        assertThat(setThreshold(plenty, "null").status()).isEqualTo(400);
        assertThat(setThreshold(Ids.next(), "1").status()).isEqualTo(404);
        assertThat(http.asStaff("GET", "/v1/admin/inventory/low-stock?after=x", null)
                        .status())
                .isEqualTo(400);
        assertThat(http.asCustomer("GET", "/v1/admin/inventory/low-stock", null).status())
                .isEqualTo(403);
    }

    private void adjust(UUID book, int delta) {
        String body = "{\"delta\":%d,\"reason\":\"counted\"}".formatted(delta);
        assertThat(http.asStaff("POST", "/v1/admin/inventory/" + book + "/adjustments", body)
                        .status())
                .isEqualTo(201);
    }

    private ServiceCalls.Answer setThreshold(UUID book, String threshold) {
        return http.asStaff("PUT", "/v1/admin/inventory/" + book + "/threshold", "{\"threshold\":" + threshold + "}");
    }
}
