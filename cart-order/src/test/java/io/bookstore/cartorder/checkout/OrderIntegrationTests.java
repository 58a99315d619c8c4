package io.bookstore.cartorder.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an order does after it was placed. */
class OrderIntegrationTests extends RunningShop {

    @Test
    void givesTheMoneyBackWhenAPaidOrderIsCancelled() {
        UUID book = book(5, 1299);
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        Answer order = customer.buyNow(book, 2, "pm_card_visa");
        int refunds = PAYMENTS.refundsMade();

        Answer cancelled = customer.post("/v1/orders/" + order.id() + "/cancel", Map.of());

        assertThat(cancelled.status()).as(cancelled.body().toString()).isEqualTo(200);
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
        assertThat(cancelled.body().get("refunded_cents").asLong())
                .isEqualTo(order.body().get("total_cents").asLong());
        assertThat(customer.post("/v1/orders/" + order.id() + "/cancel", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(PAYMENTS.refundsMade()).isEqualTo(refunds + 1);
        assertThat(count("select count(*) from outbox where type = 'order-cancelled' and aggregateid = ?", order.id()))
                .isEqualTo(1);
    }

    @Test
    void cancelsAPendingOrder() {
        UUID book = book(5, 1299);
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        Answer order = customer.buyNow(book, 2, "pm_card_authenticationRequired");

        Answer cancelled = customer.post("/v1/orders/" + order.id() + "/cancel", Map.of());

        assertThat(cancelled.text("status")).isEqualTo("cancelled");
        assertThat(INVENTORY.reserved(book)).isZero();
        assertThat(PAYMENTS.statusOf(paymentOf(order.id()))).isEqualTo("canceled");
    }

    @Test
    void followsItsParcels() {
        UUID book = book(5, 1299);
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        Answer order = customer.buyNow(book, 1, "pm_card_visa");
        UUID shipment = UUID.randomUUID();
        PAYMENTS.publish("shipment-created", "shipment", shipment, 1, parcel(order.id(), shipment, "created"));
        PAYMENTS.publish("shipment-dispatched", "shipment", shipment, 2, parcel(order.id(), shipment, "in_transit"));

        awaitStatus(customer, order.id(), "shipped");
        Answer shipped = customer.get("/v1/orders/" + order.id());

        assertThat(shipped.body().get("shipments").get(0).get("tracking_number").asString())
                .isEqualTo("T1");
        assertThat(shipped.body().get("timeline"))
                .extracting(moment -> moment.get("event").asString())
                .containsExactly("placed", "paid", "packed", "shipped");
        assertThat(customer.post("/v1/orders/" + order.id() + "/cancel", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(customer.patch("/v1/orders/" + order.id(), Map.of("shipping_addr", Shopper.address()))
                        .status())
                .isEqualTo(409);
    }

    private static Map<String, Object> parcel(UUID order, UUID shipment, String status) {
        return Map.of(
                "shipment_id",
                shipment,
                "order_id",
                order,
                "carrier",
                "DHL",
                "status",
                status,
                "tracking_number",
                "T1",
                "tracking_url",
                "https://track.example/T1",
                "events",
                List.of(Map.of("at", "2026-11-21T12:00:00Z", "event", status)));
    }

    @Test
    void changesTheAddressBeforePacking() {
        UUID book = book(5, 1299);
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        Answer order = customer.buyNow(book, 1, "pm_card_visa");
        Map<String, Object> address = Shopper.address();
        address.put("line1", "2 Other St");

        Answer changed = customer.patch("/v1/orders/" + order.id(), Map.of("shipping_addr", address));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("shipping_addr").get("line1").asString()).isEqualTo("2 Other St");
        assertThat(guest().as(TestTokens.service("payment-shipping", "cart-order"))
                        .get("/internal/orders/" + order.id() + "/shipping-address")
                        .text("line1"))
                .isEqualTo("2 Other St");
        address.put("country", "DE");
        assertThat(customer.patch("/v1/orders/" + order.id(), Map.of("shipping_addr", address))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void keepsPersonalDataUnreadableInItsDatabase() {
        UUID book = book(5, 1299);
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        Answer order = customer.buyNow(book, 1, "pm_card_visa");

        String row = jdbc.sql("select orders::text from orders where id = ?")
                .params(order.id())
                .query(String.class)
                .single();

        assertThat(row).doesNotContain("Main St", "A. Reader", "example.com");
        assertThat(row).doesNotContain(hex("Main St"), hex("example.com"));
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void answersOtherServices() {
        UUID book = book(5, 1299);
        Answer order = guest().withCartOf(book, 1).checkout("pm_card_visa");
        Shopper service = guest().as(TestTokens.service("identity", "cart-order"));

        Answer standing = service.get("/internal/orders/" + order.id());
        Answer mail = service.get("/internal/orders/" + order.id() + "/mail");

        assertThat(standing.text("status")).isEqualTo("paid");
        assertThat(standing.body().get("payment_id").asString()).isNotEmpty();
        assertThat(mail.text("email")).isEqualTo("guest@example.com");
        assertThat(mail.body().get("items").get(0).get("quantity").asInt()).isEqualTo(1);
        assertThat(service.get("/internal/orders/" + UUID.randomUUID()).problem())
                .isEqualTo("not-found");
        assertThat(guest().get("/internal/orders/" + order.id()).status()).isEqualTo(401);
    }
}
