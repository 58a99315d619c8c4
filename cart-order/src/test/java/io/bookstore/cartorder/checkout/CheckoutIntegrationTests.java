package io.bookstore.cartorder.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CheckoutIntegrationTests extends RunningShop {

    private static UUID book(int copies, long priceCents) {
        UUID book = CATALOG.add("Emma", "paperback", priceCents);
        INVENTORY.stock(book, copies);
        return book;
    }

    private void awaitStatus(Shopper shopper, UUID order, String status) {
        Await.until(
                "order " + order + " is " + status,
                () -> shopper.get("/v1/orders/" + order).text("status").equals(status));
    }

    @Test
    void sellsToAGuest() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 2);

        Answer order = guest.checkout("pm_card_visa");

        assertThat(order.status()).as(order.body().toString()).isEqualTo(201);
        assertThat(order.text("status")).isEqualTo("paid");
        assertThat(order.header("Location")).isEqualTo("/v1/orders/" + order.id());
        assertThat(order.header("Order-Token")).isNotEmpty().isEqualTo(order.text("order_token"));
        assertThat(order.body().get("total_cents").asLong()).isEqualTo(2 * 1299 + 499);
        assertThat(order.body().get("items").get(0).get("title").asString()).isEqualTo("Emma");
        assertThat(order.body().get("payment").get("last4").asString()).isEqualTo("4242");
        assertThat(order.body().get("timeline")).hasSize(2);
        assertThat(INVENTORY.onHand(book)).isEqualTo(3);
        assertThat(INVENTORY.reserved(book)).isZero();
        assertThat(PAYMENTS.capturesOf(order.id())).isEqualTo(1);
        assertThat(guest.cart().body().get("items")).isEmpty();
        assertThat(guest.get("/v1/orders/" + order.id()).status()).isEqualTo(404);
        assertThat(guest.with("Order-Token", order.header("Order-Token"))
                        .get("/v1/orders/" + order.id())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void makesOneOrderOfOneKeyHoweverOftenItIsSentAtOnce() throws Exception {
        UUID book = book(100, 1299);
        Shopper guest = guest().withCartOf(book, 1);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        String key = UUID.randomUUID().toString();

        List<Answer> answers = atOnce(50, () -> guest.checkout(key, body));

        assertThat(answers)
                .extracting(Answer::status)
                .containsAnyOf(201)
                .allMatch(status -> status == 201 || status == 202 || status == 409);
        List<UUID> orders = answers.stream()
                .filter(answer -> answer.status() < 300)
                .map(Answer::id)
                .distinct()
                .toList();
        assertThat(orders).hasSize(1);
        assertThat(PAYMENTS.capturesOf(orders.getFirst())).isEqualTo(1);
        assertThat(INVENTORY.onHand(book)).isEqualTo(99);
        assertThat(guest.checkout(key, body).status()).isEqualTo(201);
        assertThat(count("select count(*) from order_line where book_id = ?", book))
                .isEqualTo(1);
    }

    @Test
    void makesOneOrderOfOneCartUnderManyKeys() throws Exception {
        UUID book = book(100, 1299);
        Shopper guest = guest().withCartOf(book, 1);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");

        List<Answer> answers = atOnce(12, () -> guest.checkout(UUID.randomUUID().toString(), body));

        assertThat(answers.stream()
                        .filter(answer -> answer.status() < 300)
                        .map(Answer::id)
                        .distinct())
                .hasSize(1);
        assertThat(count("select count(*) from order_line where book_id = ?", book))
                .isEqualTo(1);
        assertThat(INVENTORY.onHand(book)).isEqualTo(99);
    }

    @Test
    void sellsTheLastCopyOnce() throws Exception {
        UUID book = book(1, 1299);
        List<Shopper> buyers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            buyers.add(guest().withCartOf(book, 1));
        }
        var next = buyers.iterator();

        List<Answer> answers = atOnce(8, () -> {
            Shopper buyer;
            synchronized (next) {
                buyer = next.next();
            }
            return buyer.checkout("pm_card_visa");
        });

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .hasSize(7)
                .allMatch(answer -> answer.problem().equals("insufficient-stock")
                        && answer.body()
                                .get("lines")
                                .get(0)
                                .get("book_id")
                                .asString()
                                .equals(book.toString()));
        assertThat(INVENTORY.onHand(book)).isZero();
    }

    @Test
    void repeatsADeclineUnderItsKeyAndAcceptsAnotherCardUnderANewOne() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 2);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_chargeDeclined");

        Answer declined = guest.checkout("key-1", body);
        Answer again = guest.checkout("key-1", body);

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.problem()).isEqualTo("payment-declined");
        assertThat(declined.text("detail")).contains("Your card was declined.");
        assertThat(again.status()).isEqualTo(402);
        assertThat(again.text("order_id")).isEqualTo(declined.text("order_id"));
        assertThat(INVENTORY.reserved(book)).isZero();
        assertThat(guest.checkout("pm_card_visa").status()).isEqualTo(201);
        assertThat(INVENTORY.onHand(book)).isEqualTo(3);
    }

    @Test
    void refusesAnotherBodyUnderAUsedKey() {
        Shopper guest = guest().withCartOf(book(5, 1299), 2);
        guest.checkout("key-2", Shopper.checkoutBody("pm_card_visa"));

        Answer other = guest.checkout("key-2", Shopper.checkoutBody("pm_card_mastercard"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void tellsTheShopperToProveItAndFinishesByTheNewsOfThePayment() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 2);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_authenticationRequired");

        Answer pending = guest.checkout("key-3", body);

        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.text("status")).isEqualTo("pending");
        assertThat(pending.body().get("next_action").get("type").asString()).isEqualTo("use_stripe_sdk");
        assertThat(pending.body().get("next_action").get("client_secret").asString())
                .isEqualTo("pi_1_secret_2");
        assertThat(guest.checkout("key-3", body)
                        .body()
                        .get("next_action")
                        .get("client_secret")
                        .asString())
                .isEqualTo("pi_1_secret_2");

        PAYMENTS.settle(pending.id(), "succeeded");
        awaitStatus(guest.with("Order-Token", pending.header("Order-Token")), pending.id(), "paid");
        assertThat(guest.checkout("key-3", body).status()).isEqualTo(201);
        Await.until("the copies are sold", () -> INVENTORY.onHand(book) == 3);
        PAYMENTS.tell(pending.id(), "succeeded");
        PAYMENTS.tell(pending.id(), "failed");
        assertThat(PAYMENTS.capturesOf(pending.id())).isEqualTo(1);
    }

    @Test
    void cancelsWhenTheProofFails() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 2);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_authenticationRequired");
        Answer pending = guest.checkout("key-4", body);

        PAYMENTS.settle(pending.id(), "declined");

        awaitStatus(guest.with("Order-Token", pending.header("Order-Token")), pending.id(), "cancelled");
        assertThat(INVENTORY.reserved(book)).isZero();
        assertThat(guest.checkout("key-4", body).status()).isEqualTo(402);
    }

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
    void asksForAnotherLookWhenThePriceChanged() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 1);
        CATALOG.reprice(book, 1599);
        Await.until(
                "the new price is known",
                () -> guest.cart().body().get("subtotal_cents").asLong() == 1599);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        body.put("expected_total_cents", 1299 + 499);

        Answer changed = guest.checkout("key-5", body);

        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.problem()).isEqualTo("price-changed");
        assertThat(changed.body().get("quote").get("total_cents").asLong()).isEqualTo(1599 + 499);
        assertThat(count("select count(*) from order_line where book_id = ?", book))
                .isZero();
        body.put("expected_total_cents", 1599 + 499);
        assertThat(guest.checkout("key-5", body).status()).isEqualTo(201);
    }

    @Test
    void sellsNamedBooksToACustomerAndListsTheOrder() {
        UUID book = book(5, 1299);
        UUID user = UUID.randomUUID();
        Shopper customer = guest().asCustomer(user);

        Answer order = customer.buyNow(book, 2, "pm_card_visa");

        assertThat(order.status()).isEqualTo(201);
        assertThat(order.text("user_id")).isEqualTo(user.toString());
        assertThat(order.text("email")).isEqualTo("reader-" + user + "@example.com");
        assertThat(order.body().has("order_token")).isFalse();
        Answer list = customer.get("/v1/orders");
        assertThat(list.body().get("total").asLong()).isEqualTo(1);
        assertThat(list.body().get("limit").asLong()).isEqualTo(50);
        assertThat(list.header("X-Total-Count")).isEqualTo("1");
        assertThat(guest().asCustomer(UUID.randomUUID())
                        .get("/v1/orders/" + order.id())
                        .status())
                .isEqualTo(404);
        assertThat(guest().as(TestTokens.staff())
                        .get("/v1/orders/" + order.id())
                        .status())
                .isEqualTo(200);
        assertThat(guest().as(TestTokens.staff())
                        .get("/v1/admin/orders?status=paid&book_id=" + book)
                        .body()
                        .get("total")
                        .asLong())
                .isEqualTo(1);
        assertThat(guest().as(TestTokens.staff())
                        .get("/v1/admin/orders?q=" + order.text("number"))
                        .body()
                        .get("data")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(order.text("id"));
        assertThat(customer.get("/v1/admin/orders").status()).isEqualTo(403);
    }

    @Test
    void letsOnlyAGuestWithACartBuyNamedBooks() {
        UUID book = book(5, 1299);

        Answer refused = guest().buyNow(book, 1, "pm_card_visa");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(guest().withCartOf(book, 1).buyNow(book, 3, "pm_card_visa").status())
                .isEqualTo(201);
    }

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

    @Test
    void sellsADownloadWithoutShipping() {
        UUID book = CATALOG.add("Emma", "ebook", 299);
        INVENTORY.stock(book, 1000);

        Answer order = guest().withCartOf(book, 1).checkout("pm_card_visa");

        assertThat(order.status()).isEqualTo(201);
        assertThat(order.body().get("total_cents").asLong()).isEqualTo(299);
    }

    @Test
    void takesNoMoneyForAFreeBook() {
        UUID book = CATALOG.add("Emma", "ebook", 0);
        INVENTORY.stock(book, 1000);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        body.put("payment_info", Map.of());

        Answer order = guest().withCartOf(book, 1).checkout("free", body);

        assertThat(order.status()).isEqualTo(201);
        assertThat(order.body().get("payment").get("status").asString()).isEqualTo("not_required");
        assertThat(PAYMENTS.capturesOf(order.id())).isZero();
    }

    @Test
    void quotesTheCart() {
        UUID book = book(5, 1299);

        Answer quote = guest().withCartOf(book, 2)
                .post(
                        "/v1/checkout/quote",
                        Map.of("shipping_addr", Map.of("country", "US"), "shipping_method", "express"));

        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.body().get("total_cents").asLong()).isEqualTo(2 * 1299 + 1499);
        assertThat(quote.body().get("shipping_methods")).hasSize(2);
    }

    @Test
    void isBusyWhileNobodyCanQuoteAndTakesTheSameKeyLater() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 1);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        PAYMENTS.down = true;
        try {
            assertThat(guest.checkout("busy", body).status()).isEqualTo(503);
        } finally {
            PAYMENTS.down = false;
        }
        assertThat(guest.checkout("busy", body).status()).isEqualTo(201);
    }

    private UUID paymentOf(UUID order) {
        return jdbc.sql("select payment_id from orders where id = ?")
                .params(order)
                .query(UUID.class)
                .single();
    }

    private static List<Answer> atOnce(int times, java.util.concurrent.Callable<Answer> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(threads.submit(call));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
