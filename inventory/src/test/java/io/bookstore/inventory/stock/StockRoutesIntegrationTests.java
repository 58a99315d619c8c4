package io.bookstore.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.inventory.AllAtOnce;
import io.bookstore.inventory.InventoryIntegrationTest;
import io.bookstore.inventory.StockWitness;
import io.bookstore.inventory.StockWitness.Row;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.ServiceCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@InventoryIntegrationTest
class StockRoutesIntegrationTests {

    private final ServiceCalls http;
    private final StockWitness witness;

    @Autowired
    StockRoutesIntegrationTests(ServiceCalls http, StockWitness witness) {
        this.http = http;
        this.witness = witness;
    }

    @AfterEach
    void seesNothingWrong() {
        witness.seesNothingWrong();
    }

    @Test
    void showsStockToStaffOnly() {
        UUID book = witness.book(7);
        String path = "/v1/inventory/" + book;

        JsonNode stock = http.asStaff("GET", path, null).body();

        assertThat(stock.path("on_hand").asInt()).isEqualTo(7);
        assertThat(stock.path("reserved").asInt()).isZero();
        assertThat(stock.path("available").asInt()).isEqualTo(7);
        assertThat(http.asCustomer("GET", path, null).status()).isEqualTo(403);
        assertThat(http.asGuest("GET", path, null).status()).isEqualTo(401);
        assertThat(http.asStaff("GET", "/v1/inventory/" + Ids.next(), null).status())
                .isEqualTo(404);
        assertThat(http.asStaff("GET", "/v1/inventory/1", null).status()).isEqualTo(400);
        assertThat(http.asStaff("GET", path + "?x=1", null).status()).isEqualTo(400);
    }

    @Test
    void booksAReceiptOncePerReference() {
        UUID book = witness.book(0);

        ServiceCalls.Answer first = receive(book, "5", "delivery 7");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo("/v1/admin/inventory/" + book + "/ledger");
        receive(book, "2", "delivery 8");
        ServiceCalls.Answer again = receive(book, "5", "delivery 7");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(receive(book, "6", "delivery 7").problem()).isEqualTo("reference-reused");
        assertThat(witness.stock(book)).isEqualTo(new Row(7, 0));
        assertThat(witness.events(book)).containsExactly("stock-changed", "stock-changed");
        assertThat(witness.payload(book, "stock-changed"))
                .isEqualTo("{\"book_id\": \"%s\", \"on_hand\": 7, \"reserved\": 0, \"available\": 7}".formatted(book));
    }

    @Test
    void booksTheSameReceiptOnceThoughItComesTwentyTimesAtOnce() {
        UUID book = witness.book(0);

        List<Integer> answers = AllAtOnce.run(IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(
                        i -> () -> receive(book, "5", "delivery 7").status())
                .toList());

        assertThat(answers).containsOnly(201);
        assertThat(witness.stock(book)).isEqualTo(new Row(5, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0",
                "-1",
                "1000001",
                "1.5",
                "1e3",
                "\"1\"",
                "null",
                "2147483648",
                "9223372036854775808",
                "-0",
                "true"
            })
    void refusesBadQuantities(String quantity) {
        UUID book = witness.book(1);

        assertThat(receive(book, quantity, "r").status()).isEqualTo(400);
        assertThat(witness.stock(book)).isEqualTo(new Row(1, 0));
    }

    @Test
    void refusesReceiptsWithoutAReferenceOrBook() {
        UUID book = witness.book(1);
        String path = "/v1/admin/inventory/" + book + "/receipts";

        assertThat(http.asStaff("POST", path, "{\"quantity\":1}").status()).isEqualTo(400);
        assertThat(receive(book, "1", " ").status()).isEqualTo(400);
        assertThat(receive(book, "1", "x".repeat(201)).status()).isEqualTo(400);
        assertThat(receive(Ids.next(), "1", "r").status()).isEqualTo(404);
        assertThat(http.asCustomer("POST", path, "{\"quantity\":1,\"reference\":\"r\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void neverTakesMoreThanIntMayHold() {
        UUID book = witness.book(1_000_000_000);

        assertThat(receive(book, "1", "r").problem()).isEqualTo("stock-limit");
    }

    @Test
    void correctsStockButNeverTakesReservedCopies() {
        UUID book = witness.book(10);
        reserve(book, 8);

        assertThat(adjust(book, "-2", null).status()).isEqualTo(201);
        ServiceCalls.Answer refused = adjust(book, "-1", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("insufficient-stock");
        assertThat(refused.body().path("available").asInt()).isZero();
        assertThat(adjust(book, "3", null).body().path("available").asInt()).isEqualTo(3);
        assertThat(adjust(book, "0", null).status()).isEqualTo(400);
        assertThat(witness.stock(book)).isEqualTo(new Row(11, 8));
    }

    @Test
    void repeatsNoAdjustmentWithTheSameKey() {
        UUID book = witness.book(10);

        ServiceCalls.Answer first = adjust(book, "-2", "key-1");
        ServiceCalls.Answer again = adjust(book, "-2", "key-1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(adjust(book, "-3", "key-1").status()).isEqualTo(422);
        assertThat(adjust(book, "-3", "").status()).isEqualTo(400);
        assertThat(witness.stock(book)).isEqualTo(new Row(8, 0));
    }

    @Test
    void pagesThroughTheLedgerNewestFirst() {
        UUID book = witness.book(0);
        IntStream.rangeClosed(1, 5).forEach(i -> receive(book, "1", "r" + i));
        String path = "/v1/admin/inventory/" + book + "/ledger";

        ServiceCalls.Answer first = http.asStaff("GET", path + "?limit=2", null);
        assertThat(first.header("X-Total-Count")).isEqualTo("5");
        assertThat(first.header("Link")).contains("offset=2").contains("rel=\"next\"");
        List<String> references = new ArrayList<>();
        for (JsonNode page = first.body(); ; ) {
            page.path("data")
                    .forEach(entry -> references.add(entry.path("reference").asString()));
            if (page.path("next_cursor").isNull()) {
                break;
            }
            page = http.asStaff(
                            "GET",
                            path + "?limit=2&after=" + page.path("next_cursor").asString(),
                            null)
                    .body();
        }

        assertThat(references).containsExactly("r5", "r4", "r3", "r2", "r1");
        assertThat(http.asStaff("GET", path + "?after=rubbish", null).status()).isEqualTo(400);
        assertThat(http.asStaff("GET", path + "?limit=101", null).status()).isEqualTo(400);
        assertThat(http.asStaff("GET", path + "?offset=-1", null).status()).isEqualTo(400);
        assertThat(http.asStaff("GET", path.replace(book.toString(), Ids.next().toString()), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givesASnapshotOfAllStock() {
        List<UUID> books = IntStream.range(0, 5).mapToObj(witness::book).toList();
        List<String> seen = new ArrayList<>();
        String after = "";
        while (true) {
            ServiceCalls.Answer page = http.asService("GET", "/internal/stock?limit=2" + after, null);
            assertThat(page.header("Feed-Position")).matches("\\d+");
            if (page.body().path("data").isEmpty()) {
                break;
            }
            page.body().path("data").forEach(row -> seen.add(row.path("book_id").asString()));
            after = "&after=" + seen.getLast();
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .isSorted()
                .containsAll(books.stream().map(UUID::toString).toList());
        assertThat(http.asService("GET", "/internal/stock?limit=0", null).status())
                .isEqualTo(400);
        assertThat(http.asStaff("GET", "/internal/stock", null).status()).isEqualTo(401);
    }

    private ServiceCalls.Answer receive(UUID book, String quantity, String reference) {
        return http.asStaff(
                "POST",
                "/v1/admin/inventory/" + book + "/receipts",
                "{\"quantity\":%s,\"reference\":\"%s\"}".formatted(quantity, reference));
    }

    private ServiceCalls.Answer adjust(UUID book, String delta, @Nullable String key) {
        String path = "/v1/admin/inventory/" + book + "/adjustments";
        String body = "{\"delta\":%s,\"reason\":\"counted\"}".formatted(delta);
        return key == null
                ? http.asStaff("POST", path, body)
                : http.asStaff("POST", path, body, "Idempotency-Key", key);
    }

    private void reserve(UUID book, int quantity) {
        ServiceCalls.Answer answer = http.asService(
                "POST",
                "/internal/reservations",
                "{\"order_id\":\"%s\",\"lines\":[{\"book_id\":\"%s\",\"quantity\":%d}]}"
                        .formatted(Ids.next(), book, quantity));
        assertThat(answer.status()).isEqualTo(201);
    }
}
