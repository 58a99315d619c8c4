package io.bookstore.cartorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.EventSamples;
import io.bookstore.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders that leave in several parcels. */
class ParcelIntegrationTests extends RunningShop {

    private UUID emma;
    private UUID dune;
    private Shopper customer;
    private Shopper staff;
    private Answer order;

    @BeforeEach
    void packs() {
        emma = book(10, 1299);
        dune = book(10, 999);
        customer = guest().asCustomer(UUID.randomUUID());
        staff = guest().as(TestTokens.staff());
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        body.put("items", List.of(Map.of("book_id", emma, "quantity", 2), Map.of("book_id", dune, "quantity", 1)));
        order = customer.buyNow(UUID.randomUUID().toString(), body);
        assertThat(staff.post("/v1/admin/orders/" + order.id() + "/pack", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private Answer parcel(UUID book, int quantity) {
        return staff.post(
                "/v1/admin/orders/" + order.id() + "/parcels",
                Map.of(
                        "lines",
                        List.of(Map.of("book_id", book, "quantity", quantity)),
                        "carrier",
                        "DHL",
                        "tracking_number",
                        "T1"));
    }

    private Answer now() {
        return customer.get("/v1/orders/" + order.id());
    }

    private long told(String type) {
        return count("select count(*) from outbox where type = ? and aggregateid = ?", type, order.id());
    }

    @Test
    void leavesInPartsAndIsShippedWithTheLast() {
        Answer first = parcel(emma, 1);
        assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
        assertThat(first.text("status")).isEqualTo("partly_shipped");
        JsonNode shown = now().body().get("shipments").get(0);
        assertThat(shown.get("status").asString()).isEqualTo("dispatched");
        assertThat(shown.get("tracking_number").asString()).isEqualTo("T1");
        assertThat(shown.get("lines").toString()).isEqualTo("[{\"book_id\":\"" + emma + "\",\"quantity\":1}]");
        assertThat(customer.post("/v1/orders/" + order.id() + "/cancel", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(staff.post("/v1/admin/orders/" + order.id() + "/deliver", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(staff.refund(order.id(), 100).status()).isEqualTo(201);

        assertThat(parcel(dune, 1).text("status")).isEqualTo("partly_shipped");
        assertThat(parcel(emma, 1).text("status")).isEqualTo("shipped");
        assertThat(parcel(emma, 1).problem()).isEqualTo("order-not-movable");
        assertThat(told("order-part-shipped")).isEqualTo(2);
        assertThat(told("order-shipped")).isEqualTo(1);
        assertThat(staff.post("/v1/admin/orders/" + order.id() + "/deliver", Map.of())
                        .text("status"))
                .isEqualTo("delivered");
    }

    @Test
    void sendsTheRestInOneParcel() {
        parcel(emma, 1);
        jdbc.sql("insert into order_shipment (id, order_id, version, carrier, status, events) "
                        + "values (gen_random_uuid(), ?, 1, 'post', 'preparing', '[]')")
                .params(order.id())
                .update();
        Answer all = staff.post(
                "/v1/admin/orders/" + order.id() + "/ship", Map.of("carrier", "UPS", "tracking_number", "T2"));
        assertThat(all.text("status")).isEqualTo("shipped");
        List<String> carriers = new ArrayList<>();
        List<Integer> copies = new ArrayList<>();
        now().body().get("shipments").forEach(parcel -> {
            carriers.add(parcel.get("carrier").asString());
            parcel.get("lines").forEach(line -> copies.add(line.get("quantity").asInt()));
        });
        assertThat(carriers).containsExactlyInAnyOrder("DHL", "UPS");
        assertThat(copies).hasSize(3).containsOnly(1);
    }

    @Test
    void followsWhatPaymentShippingReportsOfAPartWithoutMovingTheOrder() {
        parcel(emma, 1);
        String shipment = now().body().get("shipments").get(0).get("id").asString();
        String sample = EventSamples.read("payment-shipping", "shipment-tracked")
                .replaceFirst("\"shipment_id\": \"[^\"]+\"", "\"shipment_id\": \"" + shipment + "\"")
                .replaceFirst("\"order_id\": \"[^\"]+\"", "\"order_id\": \"" + order.id() + "\"")
                .replaceFirst("\"status\": \"[^\"]+\"", "\"status\": \"delivered\"");
        PAYMENTS.publish(
                "shipment-tracked",
                "shipment",
                UUID.fromString(shipment),
                2,
                JsonMapper.builder().build().readValue(sample, Map.class));
        Await.until(
                "the news is shown",
                () -> now().body()
                        .get("shipments")
                        .get(0)
                        .get("status")
                        .asString()
                        .equals("delivered"));
        assertThat(now().text("status")).isEqualTo("partly_shipped");
        assertThat(now().body().get("shipments").get(0).get("lines")).hasSize(1);
    }

    @Test
    void neverSendsMoreCopiesThanWereSoldHoweverManyPackAtOnce() throws Exception {
        List<Callable<Answer>> hands = IntStream.range(0, 10)
                .<Callable<Answer>>mapToObj(i -> () -> parcel(emma, 1))
                .toList();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers =
                    pool.invokeAll(hands).stream().map(Future::resultNow).toList();
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(2);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .extracting(Answer::problem)
                    .containsOnly("parcel-too-large");
        }
        assertThat(told("order-part-shipped")).isEqualTo(2);
    }

    @Test
    void changesNothingWhenOneLineIsWrong() {
        Answer answer = staff.post(
                "/v1/admin/orders/" + order.id() + "/parcels",
                Map.of(
                        "lines",
                        List.of(
                                Map.of("book_id", emma, "quantity", 1),
                                Map.of("book_id", UUID.randomUUID(), "quantity", 1))));
        assertThat(answer.problem()).isEqualTo("unknown-book");
        assertThat(count("select sum(shipped) from order_line where order_id = ?", order.id()))
                .isZero();
        assertThat(now().text("status")).isEqualTo("packed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lines\": []}                                           | 400 | invalid-request",
                "{}                                                        | 400 | invalid-request",
                "{\"lines\": [{\"book_id\": \"B\", \"quantity\": 0}]}          | 400 | invalid-request",
                "{\"lines\": [{\"book_id\": \"B\", \"quantity\": 1}, {\"book_id\": \"B\", \"quantity\": 1}]} | 400 | invalid-request",
                "{\"lines\": [{\"book_id\": \"B\", \"quantity\": 3}]}          | 409 | parcel-too-large",
                "{\"lines\": [{\"book_id\": \"B\", \"quantity\": 1}], \"tracking_url\": \"ftp://x\"} | 400 | invalid-request"
            })
    void refusesBadInput(String body, int status, String problem) {
        Answer answer = staff.send(
                "POST", "/v1/admin/orders/" + order.id() + "/parcels", body.replace("\"B\"", "\"" + emma + "\""));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(now().text("status")).isEqualTo("packed");
        assertThat(customer.send("POST", "/v1/admin/orders/" + order.id() + "/parcels", "{}")
                        .status())
                .isEqualTo(403);
    }
}
