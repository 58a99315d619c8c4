package io.bookstore.cartorder.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.order.DisputeNews;
import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.json.LenientJson;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.EventSamples;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Payment methods that are kept, wallets, and payments that are disputed later. */
class SavedMethodIntegrationTests extends RunningShop {

    private final UUID user = UUID.randomUUID();

    @Autowired
    private LenientJson json;

    @Test
    void tellsWhoPaysAndThatTheCardIsKept() {
        Shopper customer = guest().asCustomer(user);
        customer.add(book(5, 1299), 1);

        Answer order = customer.checkout("key-" + user, body("pm_applePay", true));

        JsonNode asked = PAYMENTS.asked.get(order.id().toString());
        assertThat(order.status()).isEqualTo(201);
        assertThat(asked.get("user_id").asString()).isEqualTo(user.toString());
        assertThat(asked.get("save_payment_method").asBoolean()).isTrue();
        assertThat(order.body().at("/payment/wallet").asString()).isEqualTo("apple_pay");
        assertThat(customer.get("/v1/orders/" + order.id())
                        .body()
                        .at("/payment/wallet")
                        .asString())
                .isEqualTo("apple_pay");
    }

    @Test
    void keepsNothingUnlessAsked() {
        Shopper customer = guest().asCustomer(user);
        customer.add(book(5, 1299), 1);

        Answer order = customer.checkout("pm_card_visa");

        JsonNode asked = PAYMENTS.asked.get(order.id().toString());
        assertThat(asked.get("user_id").asString()).isEqualTo(user.toString());
        assertThat(asked.get("save_payment_method").asBoolean()).isFalse();
    }

    @Test
    void keepsNothingForAGuest() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 1);

        Answer refused = guest.checkout("key-" + user, body("pm_card_visa", true));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("payment_info.save_payment_method");
        assertThat(INVENTORY.reserved(book)).isZero();
        assertThat(guest.cart().body().get("items")).hasSize(1);
        Answer order = guest.checkout("key-" + user, body("pm_card_visa", false));
        assertThat(order.status()).isEqualTo(201);
        assertThat(PAYMENTS.asked.get(order.id().toString()).get("user_id").isNull())
                .isTrue();
    }

    @Test
    void refusesAPaymentMethodThatIsNotTheShoppers() {
        UUID book = book(5, 1299);
        Shopper customer = guest().asCustomer(user);
        customer.add(book, 1);

        Answer refused = customer.checkout("key-" + user, body("pm_of_somebody_else", false));
        Answer again = customer.checkout("key-" + user, body("pm_of_somebody_else", false));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("payment-method-unknown");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text("order_id")).isEqualTo(refused.text("order_id"));
        assertThat(INVENTORY.reserved(book)).isZero();
        assertThat(PAYMENTS.capturesOf(UUID.fromString(refused.text("order_id"))))
                .isZero();
        assertThat(customer.checkout("pm_card_visa").status()).isEqualTo(201);
    }

    @Test
    void showsADisputeOnTheOrderOnceForEachEnd() {
        Shopper customer = guest().asCustomer(user);
        Answer order = customer.buyNow(book(5, 1299), 1, "pm_card_visa");
        UUID dispute = UUID.randomUUID();

        publish("dispute-opened", dispute, 1, order, "needs_response");
        publish("dispute-opened", dispute, 1, order, "needs_response");
        publish("dispute-closed", dispute, 3, order, "lost");

        Await.until(
                "the end stands in the timeline",
                () -> timeline(customer, order).contains("dispute_lost"));
        assertThat(timeline(customer, order)).containsExactly("placed", "paid", "payment_disputed", "dispute_lost");
        assertThat(customer.get("/v1/orders/" + order.id()).text("status")).isEqualTo("paid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dispute-opened", "dispute-closed"})
    void readsWhatPaymentShippingTells(String event) {
        DisputeNews.Disputed read =
                json.mapper().readValue(EventSamples.read("payment-shipping", event), DisputeNews.Disputed.class);

        assertThat(read.orderId()).hasToString("01923f50-1b20-7a5d-b143-7f809cad1e03");
        assertThat(read.status()).isEqualTo(event.equals("dispute-opened") ? "needs_response" : "lost");
    }

    private static void publish(String type, UUID dispute, long version, Answer order, String status) {
        PAYMENTS.publish(
                type,
                "dispute",
                dispute,
                version,
                Map.of("dispute_id", dispute, "order_id", order.id(), "status", status));
    }

    private static List<String> timeline(Shopper customer, Answer order) {
        return customer.get("/v1/orders/" + order.id())
                .body()
                .get("timeline")
                .valueStream()
                .map(moment -> moment.get("event").asString())
                .toList();
    }

    private static Map<String, Object> body(String method, boolean save) {
        Map<String, Object> body = Shopper.checkoutBody(method);
        body.put("payment_info", Map.of("payment_method", method, "save_payment_method", save));
        return body;
    }
}
