package io.bookstore.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.inventory.InventoryIntegrationTest;
import io.bookstore.inventory.StockWitness;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.ServiceCalls;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@InventoryIntegrationTest
class ReservationRoutesIntegrationTests {

    private static final String PATH = "/internal/reservations";

    private final ServiceCalls http;
    private final StockWitness witness;
    private final UUID order = Ids.next();

    @Autowired
    ReservationRoutesIntegrationTests(ServiceCalls http, StockWitness witness) {
        this.http = http;
        this.witness = witness;
    }

    @Test
    void holdsShowsAndConsumesAsTheContractSays() {
        UUID book = witness.book(10);

        ServiceCalls.Answer held = hold(book, 3);
        assertThat(held.status()).isEqualTo(201);
        assertThat(held.body().propertyNames()).containsExactly("order_id", "status", "expires_at");
        assertThat(held.body().path("status").asString()).isEqualTo("held");
        ServiceCalls.Answer repeated = hold(book, 3);
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.body()).isEqualTo(held.body());

        ServiceCalls.Answer shown = http.asService("GET", PATH + "/" + order, null);
        assertThat(shown.body().propertyNames()).containsExactly("order_id", "status", "lines", "expires_at");
        assertThat(shown.body().path("lines").path(0).path("quantity").asInt()).isEqualTo(3);

        assertThat(end("consume").status()).isEqualTo(204);
        assertThat(end("consume").status()).isEqualTo(204);
        assertThat(end("release").problem()).isEqualTo("reservation-ended");
        assertThat(hold(book, 3).problem()).isEqualTo("reservation-ended");
        assertThat(http.asService("GET", PATH + "/" + order, null)
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("consumed");
    }

    @Test
    void namesTheLinesThatAreShort() {
        UUID book = witness.book(2);

        ServiceCalls.Answer answer = hold(book, 3);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("insufficient-stock");
        JsonNode line = answer.body().path("lines").path(0);
        assertThat(line.path("book_id").asString()).isEqualTo(book.toString());
        assertThat(line.path("requested").asInt()).isEqualTo(3);
        assertThat(line.path("available").asInt()).isEqualTo(2);
        assertThat(http.asService("GET", PATH + "/" + order, null).status()).isEqualTo(404);
    }

    @Test
    void marksAReleaseThatCameFirst() {
        assertThat(end("consume").status()).isEqualTo(404);
        assertThat(end("release").status()).isEqualTo(204);
        assertThat(end("release").status()).isEqualTo(204);

        assertThat(hold(witness.book(5), 1).problem()).isEqualTo("reservation-ended");
        assertThat(end("consume").problem()).isEqualTo("reservation-ended");
        assertThat(http.asService("GET", PATH + "/" + order, null)
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("released");
    }

    @Test
    void refusesOtherLinesForTheSameOrder() {
        UUID book = witness.book(5);
        hold(book, 1);

        assertThat(hold(book, 2).status()).isEqualTo(422);
        assertThat(hold(book, 2).problem()).isEqualTo("reservation-differs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0",
                "-1",
                "10001",
                "1.5",
                "1.0",
                "1e3",
                "\"1\"",
                "null",
                "2147483648",
                "9007199254740993",
                "true",
                "[]"
            })
    void refusesBadQuantities(String quantity) {
        UUID book = witness.book(5);

        ServiceCalls.Answer answer = http.asService(
                "POST",
                PATH,
                "{\"order_id\":\"%s\",\"lines\":[{\"book_id\":\"%s\",\"quantity\":%s}]}"
                        .formatted(order, book, quantity));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
    }

    @Test
    void refusesBadLines() {
        UUID book = witness.book(5);
        String line = "{\"book_id\":\"" + book + "\",\"quantity\":1}";
        String many = IntStream.range(0, 201)
                .mapToObj(i -> "{\"book_id\":\"" + Ids.next() + "\",\"quantity\":1}")
                .collect(Collectors.joining(","));

        assertThat(holdLines("").status()).isEqualTo(400);
        assertThat(holdLines(line + "," + line).status()).isEqualTo(400);
        assertThat(holdLines("null").status()).isEqualTo(400);
        assertThat(holdLines("{\"quantity\":1}").status()).isEqualTo(400);
        assertThat(holdLines(line.replace("}", ",\"price\":1}")).status()).isEqualTo(400);
        assertThat(holdLines(many).status()).isEqualTo(400);
        assertThat(http.asService("POST", PATH, "{\"lines\":[" + line + "]}").status())
                .isEqualTo(400);
        assertThat(http.asService("POST", PATH + "/17/release", null).status()).isEqualTo(400);
    }

    @Test
    void isForServicesOnly() {
        assertThat(http.asGuest("POST", PATH, "{}").status()).isEqualTo(401);
        assertThat(http.asStaff("POST", PATH + "/" + order + "/release", null).status())
                .isEqualTo(401);
    }

    private ServiceCalls.Answer hold(UUID book, int quantity) {
        return holdLines("{\"book_id\":\"%s\",\"quantity\":%d}".formatted(book, quantity));
    }

    private ServiceCalls.Answer holdLines(String lines) {
        return http.asService("POST", PATH, "{\"order_id\":\"%s\",\"lines\":[%s]}".formatted(order, lines));
    }

    private ServiceCalls.Answer end(String how) {
        return http.asService("POST", PATH + "/" + order + "/" + how, null);
    }
}
