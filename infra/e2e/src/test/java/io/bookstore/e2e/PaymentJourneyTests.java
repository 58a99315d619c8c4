package io.bookstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cards that are kept, and payments that are disputed, through the whole shop. */
class PaymentJourneyTests {

    private static final String METHODS = "/v1/me/payment-methods";

    private final String book = Shelf.newBook("Card Games " + UUID.randomUUID(), 1_250, 20);

    @Test
    void aSavedCardPaysAgainAndForNobodyElse() {
        Api shopper = TheShop.api().signedInAs("shopper@example.com");
        Api other = TheShop.api().signedInAs("staff@example.com");
        buy(shopper, "pm_card_visa", true).expect(201);
        JsonNode saved = shopper.get(METHODS).expect(200).json().at("/data/0");
        String method = saved.path("id").asString();

        Api.Answer again = buy(shopper, method, false).expect(201);
        Api.Answer stolen = buy(other, method, false);

        assertThat(saved.path("last4").asString()).isEqualTo("4242");
        assertThat(Ledger.successfulCharges(again.json().path("id").asString())).isEqualTo(1);
        assertThat(stolen.status()).isEqualTo(422);
        assertThat(stolen.json().path("type").asString()).endsWith(":payment-method-unknown");
        assertThat(Ledger.capturedOf(stolen.json().path("order_id").asString())).isZero();
        other.delete(METHODS + "/" + method).expect(404);
        shopper.delete(METHODS + "/" + method).expect(204);
        assertThat(buy(shopper, method, false).status())
                .as("Stripe gives no code for a method that was detached, so it is a decline")
                .isEqualTo(402);
    }

    @Test
    void aGuestHasNowhereToSaveACard() {
        Buyer guest = Buyer.guestWith(book, 1);
        Map<String, Object> body = guest.checkoutBody("pm_card_visa");
        body.put("payment_info", Map.of("payment_method", "pm_card_visa", "save_payment_method", true));

        guest.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/checkout", body)
                .expect(400);
    }

    @Test
    void aDisputeIsSeenByStaffFollowedToItsEndAndNeverMistakenForMissingMoney() {
        Api shopper = TheShop.api().signedInAs("shopper@example.com");
        Api staff = TheShop.api().signedInAs("staff@example.com");
        String order = buy(shopper, "pm_card_createDispute", false)
                .expect(201)
                .json()
                .path("id")
                .asString();

        JsonNode dispute = Await.until(
                        "the dispute to be known",
                        () -> disputes(staff, order),
                        found -> found.path("total").asLong() == 1)
                .at("/data/0");
        assertThat(dispute.path("withdrawn_cents").asLong()).isEqualTo(Ledger.capturedOf(order));
        TheShop.simulator()
                .post(
                        "/_simulator/disputes/"
                                + dispute.path("stripe_dispute_id").asString() + "/close?outcome=lost",
                        Map.of())
                .expect(200);

        List<String> timeline = Await.until(
                "the end to stand on the order",
                () -> timeline(shopper, order),
                events -> events.contains("dispute_lost"));
        assertThat(timeline).contains("paid", "payment_disputed");
        assertThat(disputes(staff, order).at("/data/0/status").asString()).isEqualTo("lost");
        JsonNode payment = Await.until(
                        "the fee to be booked",
                        () -> staff.get("/v1/admin/payments?order_id=" + order)
                                .expect(200)
                                .json(),
                        found -> !found.at("/data/0/fee_cents").isNull())
                .at("/data/0");
        assertThat(payment.path("fee_cents").asLong()).isPositive();
        assertThat(payment.path("disputes").size()).isEqualTo(1);
        assertThat(staff.get("/v1/admin/reconciliation?state=open")
                        .expect(200)
                        .json()
                        .path("data")
                        .toString())
                .doesNotContain(order);
    }

    private Api.Answer buy(Api who, String method, boolean save) {
        return who.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/v1/orders",
                        Map.of(
                                "items", List.of(Map.of("book_id", book, "quantity", 1)),
                                "payment_info", Map.of("payment_method", method, "save_payment_method", save),
                                "shipping_addr", Buyer.ADDRESS));
    }

    private static JsonNode disputes(Api staff, String order) {
        return staff.get("/v1/admin/disputes?order_id=" + order).expect(200).json();
    }

    private static List<String> timeline(Api shopper, String order) {
        JsonNode moments = shopper.get("/v1/orders/" + order).expect(200).json().path("timeline");
        return StreamSupport.stream(moments.spliterator(), false)
                .map(moment -> moment.path("event").asString())
                .toList();
    }
}
