package io.bookstore.cartorder.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lost answers, dead processes and late money: each order ends paid once or cancelled with its stock back. */
class CheckoutFaultsIntegrationTests extends RunningShop {

    @Test
    void learnsTheTruthWhenTheAnswerOfTheChargeIsLost() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 2);

        Answer pending = guest.checkout("pm_card_answerLost");

        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.body().get("next_action").get("type").asString()).isEqualTo("poll");
        awaitStatus(guest.with("Order-Token", pending.header("Order-Token")), pending.id(), "paid");
        assertThat(PAYMENTS.capturesOf(pending.id())).isEqualTo(1);
    }

    @Test
    void finishesAnOrderWhoseHoldHadNoAnswer() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 2);
        INVENTORY.lostHolds.set(1);

        Answer pending = guest.checkout("pm_card_visa");

        assertThat(pending.status()).isEqualTo(202);
        awaitStatus(guest.with("Order-Token", pending.header("Order-Token")), pending.id(), "paid");
        Await.until("the copies are sold once", () -> INVENTORY.onHand(book) == 3 && INVENTORY.reserved(book) == 0);
    }

    @Test
    void parksAReleaseThatFailsAndFinishesItLater() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 2);
        INVENTORY.failingReleases.set(2);

        Answer declined = guest.checkout("pm_card_chargeDeclined");

        assertThat(declined.status()).isEqualTo(402);
        Await.until("the copies are back", () -> INVENTORY.reserved(book) == 0);
        Await.until(
                "nothing is parked",
                () -> count(
                                "select count(*) from saga where parked_at is not null and order_id = ?",
                                UUID.fromString(declined.text("order_id")))
                        == 0);
    }

    @Test
    void takesOverFromAProcessThatDied() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 2);
        Answer pending = guest.checkout("pm_card_authenticationRequired");
        jdbc.sql("update saga set lease_token = gen_random_uuid(), lease_until = clock_timestamp() + interval '2 s', "
                        + "next_attempt_at = clock_timestamp() where order_id = ?")
                .params(pending.id())
                .update();

        PAYMENTS.settle(pending.id(), "succeeded");

        awaitStatus(guest.with("Order-Token", pending.header("Order-Token")), pending.id(), "paid");
        assertThat(PAYMENTS.capturesOf(pending.id())).isEqualTo(1);
    }

    @Test
    void callsAnUnpaidOrderOffAtItsDeadline() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 2);
        Answer pending = guest.checkout("pm_card_authenticationRequired");

        jdbc.sql("update saga set deadline_at = clock_timestamp() where order_id = ?")
                .params(pending.id())
                .update();

        awaitStatus(guest.with("Order-Token", pending.header("Order-Token")), pending.id(), "cancelled");
        assertThat(INVENTORY.reservation(pending.id())).isEqualTo("released");
        assertThat(PAYMENTS.statusOf(paymentOf(pending.id()))).isEqualTo("canceled");
    }

    @Test
    void givesMoneyThatComesAfterTheCancellationBackOnce() {
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        Answer order = customer.buyNow(book(5, 1299), 1, "pm_card_authenticationRequired");
        customer.post("/v1/orders/" + order.id() + "/cancel", Map.of());
        int refunds = PAYMENTS.refundsMade();

        PAYMENTS.settle(order.id(), "succeeded");
        PAYMENTS.tell(order.id(), "succeeded");

        Await.until(
                "the money is back",
                () -> customer.get("/v1/orders/" + order.id())
                                .body()
                                .get("refunded_cents")
                                .asLong()
                        == 1299 + 499);
        assertThat(PAYMENTS.refundsMade()).isEqualTo(refunds + 1);
        assertThat(customer.get("/v1/orders/" + order.id()).text("status")).isEqualTo("cancelled");
    }

    @Test
    void putsAPaymentOfAnotherAmountUnderReview() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 2);

        Answer pending = guest.checkout("pm_card_otherAmount");

        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.body().get("payment").get("status").asString()).isEqualTo("review");
    }

    @Test
    void quotesWithoutAskingAnybodyAndWaitsForWhoeverTakesTheMoney() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 1);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        PAYMENTS.down = true;
        try {
            assertThat(guest.post("/v1/checkout/quote", Map.of("shipping_addr", Map.of("country", "US")))
                            .status())
                    .isEqualTo(200);
            assertThat(guest.checkout("busy", body).status()).isEqualTo(202);
        } finally {
            PAYMENTS.down = false;
        }
        Await.until("the money is taken", () -> guest.checkout("busy", body).status() == 201);
    }
}
