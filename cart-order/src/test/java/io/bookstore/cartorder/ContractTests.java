package io.bookstore.cartorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our events have the form of their samples, and we understand the samples of those whom we listen to. */
class ContractTests extends RunningShop {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static ObjectNode sample(String producer, String event) {
        String name = "/contracts/" + producer + "/" + event + ".v1.json";
        try (InputStream in = Objects.requireNonNull(ContractTests.class.getResourceAsStream(name), name)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException(name, unreadable);
        }
    }

    private static Set<String> fields(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    private static UUID book() {
        UUID book = CATALOG.add("Emma", "paperback", 1299);
        INVENTORY.stock(book, 5);
        return book;
    }

    @ParameterizedTest
    @CsvSource({"order-created,pending", "order-paid,paid", "order-cancelled,cancelled"})
    void publishesWhatItsSamplesShow(String type, String status) {
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        Answer order = customer.buyNow(book(), 1, "pm_card_visa");
        customer.post("/v1/orders/" + order.id() + "/cancel", Map.of());

        JsonNode payload = JSON.readTree(jdbc.sql("select payload::text from outbox where aggregateid = ? and type = ?")
                .params(order.id(), type)
                .query(String.class)
                .single());

        ObjectNode sample = sample("cart-order", type);
        assertThat(fields(payload)).isEqualTo(fields(sample));
        assertThat(fields(payload.get("lines").get(0)))
                .isEqualTo(fields(sample.get("lines").get(0)));
        assertThat(payload.get("status").asString())
                .isEqualTo(status)
                .isEqualTo(sample.get("status").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"requested", "approved", "refused", "received"})
    void publishesReturnsAsTheirSamplesShow(String status) {
        UUID book = book();
        Shopper staff = guest().as(TestTokens.staff());
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        Answer order = customer.buyNow(book, 1, "pm_card_visa");
        for (String move : List.of("pack", "ship", "deliver")) {
            staff.post("/v1/admin/orders/" + order.id() + "/" + move, Map.of());
        }
        Answer back = customer.post(
                "/v1/orders/" + order.id() + "/returns",
                Map.of("items", List.of(Map.of("book_id", book, "quantity", 1, "reason", "other"))));
        String desk = "/v1/admin/returns/" + back.id();
        staff.post(desk + (status.equals("refused") ? "/refuse" : "/approve"), Map.of("note", "words"));
        staff.post(
                desk + "/receive", Map.of("items", List.of(Map.of("book_id", book, "restocked", 1, "written_off", 0))));

        JsonNode payload = JSON.readTree(jdbc.sql("select payload::text from outbox where aggregateid = ? and type = ?")
                .params(back.id(), "return-" + status)
                .query(String.class)
                .single());

        ObjectNode sample = sample("cart-order", "return-" + status);
        assertThat(fields(payload)).isEqualTo(fields(sample));
        assertThat(fields(payload.get("lines").get(0)))
                .isEqualTo(fields(sample.get("lines").get(0)));
        assertThat(payload.get("status").asString()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-shipped", "order-delivered", "order-refunded"})
    void publishesWhatHappensAfterTheSaleAsItsSamplesShow(String type) {
        UUID book = book();
        Shopper staff = guest().as(TestTokens.staff());
        Answer order = guest().asCustomer(UUID.randomUUID()).buyNow(book, 1, "pm_card_visa");
        staff.post("/v1/admin/orders/" + order.id() + "/pack", Map.of());
        staff.post("/v1/admin/orders/" + order.id() + "/ship", Map.of());
        staff.post("/v1/admin/orders/" + order.id() + "/deliver", Map.of());
        staff.refund(
                order.id(),
                UUID.randomUUID().toString(),
                Map.of(
                        "amount_cents",
                        1,
                        "reason",
                        "late",
                        "restock",
                        List.of(Map.of("book_id", book, "quantity", 1))));

        JsonNode payload = JSON.readTree(jdbc.sql("select payload::text from outbox where aggregateid = ? and type = ?")
                .params(order.id(), type)
                .query(String.class)
                .single());
        ObjectNode sample = sample("cart-order", type);
        assertThat(fields(payload)).isEqualTo(fields(sample));
        assertThat(payload.get("status").asString())
                .isEqualTo(sample.get("status").asString());
        if (type.equals("order-refunded")) {
            assertThat(fields(payload.get("restock").get(0)))
                    .isEqualTo(fields(sample.get("restock").get(0)));
        }
    }

    @Test
    void understandsTheCatalog() {
        UUID book = book();
        guest().withCartOf(book, 1);
        for (String type : new String[] {"book-created", "book-changed", "book-deleted"}) {
            ObjectNode event = sample("catalog", type);
            event.put("id", book.toString());
            event.put("version", 100 + type.length());
            event.put("title", type);
            CATALOG.publish(type, "book", book, 100 + type.length(), event);
            Await.until(
                    type + " is applied",
                    () -> count("select count(*) from sellable_book where id = ? and title = ?", book, type) == 1);
        }
        assertThat(guest().add(book, 1).status()).isEqualTo(404);
    }

    @Test
    void understandsInventory() {
        UUID book = book();
        ObjectNode event = sample("inventory", "stock-changed");
        event.put("book_id", book.toString());
        INVENTORY.publish("stock-changed", "book", book, 2, event);
        Await.until(
                "the stock is known",
                () -> count("select count(*) from stock_level where book_id = ? and available = 9", book) == 1);
    }

    @Test
    void understandsPaymentAndShipping() {
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        Answer order = customer.buyNow(book(), 1, "pm_card_visa");
        for (String type : new String[] {
            "payment-succeeded",
            "payment-failed",
            "refund-made",
            "shipment-created",
            "shipment-dispatched",
            "shipment-tracked"
        }) {
            ObjectNode event = sample("payment-shipping", type);
            event.put("order_id", order.text("id"));
            event.put("amount_cents", 1);
            if (event.has("refunded_total_cents")) {
                event.put("refunded_total_cents", 17);
            }
            if (event.has("shipment_id")) {
                event.put("shipment_id", order.text("id"));
            }
            PAYMENTS.publish(type, type.substring(0, type.indexOf('-')), order.id(), type.length(), event);
        }
        Await.until("the order is shipped", () -> {
            JsonNode now = customer.get("/v1/orders/" + order.id()).body();
            return now.get("status").asString().equals("shipped")
                    && now.get("refunded_cents").asLong() == 17;
        });
        assertThat(count("select count(*) from parked_event")).isZero();
    }
}
