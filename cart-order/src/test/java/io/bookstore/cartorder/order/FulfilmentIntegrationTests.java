package io.bookstore.cartorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff do with paid orders. */
class FulfilmentIntegrationTests extends RunningShop {

    private static final Map<String, Object> PARCEL =
            Map.of("carrier", "DHL", "tracking_number", "T1", "tracking_url", "https://track.example/T1");

    private Shopper customer;
    private Shopper staff;

    @BeforeEach
    void arrives() {
        customer = guest().asCustomer(UUID.randomUUID());
        staff = guest().as(TestTokens.staff());
    }

    private Answer act(Answer order, String what, Map<String, Object> body) {
        return staff.post("/v1/admin/orders/" + order.id() + "/" + what, body);
    }

    private Answer act(Answer order, String what) {
        return act(order, what, Map.of());
    }

    @Test
    void packsShipsAndDelivers() {
        Answer order = customer.buyNow(book(5, 1299), 1, "pm_card_visa");
        assertThat(act(order, "ship").status()).as("unpacked").isEqualTo(409);
        assertThat(act(order, "deliver").status()).isEqualTo(409);
        assertThat(act(order, "pack").text("status")).isEqualTo("packed");
        assertThat(act(order, "pack").problem()).isEqualTo("order-not-movable");
        assertThat(act(order, "ship", PARCEL).text("status")).isEqualTo("shipped");
        assertThat(act(order, "ship", PARCEL).status()).isEqualTo(409);
        assertThat(act(order, "deliver").text("status")).isEqualTo("delivered");
        assertThat(act(order, "deliver").status()).isEqualTo(409);

        assertThat(customer.get("/v1/orders/" + order.id()).body().get("timeline"))
                .extracting(moment -> moment.get("event").asString())
                .containsExactly("placed", "paid", "packed", "shipped", "delivered");
        assertThat(jdbc.sql("select type from outbox where aggregateid = ? order by insert_id")
                        .params(order.id())
                        .query(String.class)
                        .list())
                .containsExactly("order-created", "order-paid", "order-shipped", "order-delivered");
    }

    @Test
    void showsTheParcelAtOnce() {
        Answer order = customer.buyNow(book(5, 1299), 1, "pm_card_visa");
        jdbc.sql("insert into order_shipment (id, order_id, version, carrier, status, events) "
                        + "values (gen_random_uuid(), ?, 1, 'post', 'preparing', '[]')")
                .params(order.id())
                .update();
        act(order, "pack");
        act(order, "ship", PARCEL);
        var parcel =
                customer.get("/v1/orders/" + order.id()).body().get("shipments").get(0);
        assertThat(parcel.get("status").asString()).isEqualTo("dispatched");
        assertThat(parcel.get("carrier").asString()).isEqualTo("DHL");
        assertThat(parcel.get("tracking_url").asString()).isEqualTo("https://track.example/T1");
        assertThat(staff.get("/v1/admin/orders?q=T1").body().get("data"))
                .extracting(found -> found.get("id").asString())
                .contains(order.text("id"));
    }

    @Test
    void cancelsUntilItIsShipped() {
        Answer packed = customer.buyNow(book(5, 1299), 1, "pm_card_visa");
        act(packed, "pack");
        int refunds = PAYMENTS.refundsMade();
        assertThat(customer.post("/v1/orders/" + packed.id() + "/cancel", Map.of())
                        .text("status"))
                .isEqualTo("cancelled");
        assertThat(PAYMENTS.refundsMade()).isEqualTo(refunds + 1);
        assertThat(act(packed, "ship").status()).isEqualTo(409);

        Answer shipped = customer.buyNow(book(5, 1299), 1, "pm_card_visa");
        act(shipped, "pack");
        act(shipped, "ship");
        assertThat(customer.post("/v1/orders/" + shipped.id() + "/cancel", Map.of())
                        .status())
                .isEqualTo(409);
    }

    /** The row of the order decides, once. */
    @RepeatedTest(10)
    void isEitherShippedOrCancelled() throws Exception {
        Answer order = customer.buyNow(book(5, 1299), 1, "pm_card_visa");
        act(order, "pack");
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> both = List.of(
                    () -> act(order, "ship", PARCEL),
                    () -> customer.post("/v1/orders/" + order.id() + "/cancel", Map.of()));
            List<Integer> statuses = pool.invokeAll(both).stream()
                    .map(Future::resultNow)
                    .map(Answer::status)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200, 409);
        }
        boolean shipped =
                customer.get("/v1/orders/" + order.id()).text("status").equals("shipped");
        long announced = count(
                "select count(*) from outbox where aggregateid = ? and type in ('order-shipped', 'order-cancelled')",
                order.id());
        assertThat(announced).isEqualTo(1);
        assertThat(PAYMENTS.refundedOf(paymentOf(order.id()))).isEqualTo(shipped ? 0 : 1299 + 499);
    }

    @Test
    void handsDownloadsOverByItself() {
        UUID book = CATALOG.add("Emma", "ebook", 499);
        INVENTORY.stock(book, 5);
        Answer order = customer.buyNow(book, 1, "pm_card_visa");
        assertThat(order.status()).as(order.body().toString()).isEqualTo(201);
        assertThat(act(order, "pack").status()).isEqualTo(409);
        awaitStatus(customer, order.id(), "delivered");
        assertThat(customer.get("/v1/orders/" + order.id()).body().get("timeline"))
                .extracting(moment -> moment.get("event").asString())
                .containsExactly("placed", "paid", "delivered");
        assertThat(count("select count(*) from outbox where aggregateid = ? and type = 'order-delivered'", order.id()))
                .isEqualTo(1);
    }

    @Test
    void movesNothingThatIsNotPaid() {
        Answer pending = customer.buyNow(book(5, 1299), 1, "pm_card_authenticationRequired");
        for (String what : List.of("pack", "ship", "deliver")) {
            assertThat(act(pending, what).status()).isEqualTo(409);
        }
        assertThat(customer.get("/v1/orders/" + pending.id()).text("status")).isEqualTo("pending");
    }

    @Test
    void isForStaff() {
        Answer order = customer.buyNow(book(5, 1299), 1, "pm_card_visa");
        for (String what : List.of("pack", "ship", "deliver")) {
            String path = "/v1/admin/orders/" + order.id() + "/" + what;
            assertThat(guest().post(path, Map.of()).status()).isEqualTo(401);
            assertThat(customer.post(path, Map.of()).status()).isEqualTo(403);
            assertThat(staff.post("/v1/admin/orders/" + UUID.randomUUID() + "/" + what, Map.of())
                            .status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"carrier\": \"\"}",
                "{\"carrier\": \"a\\nb\"}",
                "{\"tracking_url\": \"javascript:alert(1)\"}",
                "{\"tracking_url\": \"https://a b\"}",
                "{\"status\": \"delivered\"}",
                "[]",
                "null"
            })
    void refusesBadParcels(String body) {
        Answer order = customer.buyNow(book(5, 1299), 1, "pm_card_visa");
        act(order, "pack");
        Answer answer = staff.send("POST", "/v1/admin/orders/" + order.id() + "/ship", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(customer.get("/v1/orders/" + order.id()).text("status")).isEqualTo("packed");
    }
}
