package io.bookstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderJourneyTests {

    private static final String VISA = "pm_card_visa";
    private static final String DECLINED = "pm_card_chargeDeclined";

    @Test
    void aGuestBuysAndFourWitnessesAgree() {
        String book = Shelf.newBook("The Witness " + UUID.randomUUID(), 1_250, 5);
        Buyer guest = Buyer.guestWith(book, 2);
        Api.Answer placed = guest.checkOut(VISA).expect(201);
        JsonNode order = placed.json();
        assertThat(order.path("status").asString()).isEqualTo("paid");
        assertThat(order.path("subtotal_cents").asLong()).isEqualTo(2_500);
        assertThat(order.path("total_cents").asLong())
                .as("M3")
                .isEqualTo(order.path("subtotal_cents").asLong()
                        - order.path("discount_cents").asLong()
                        + order.path("shipping_cents").asLong()
                        + order.path("tax_cents").asLong());
        assertThat(placed.header("Location").orElse(""))
                .endsWith("/v1/orders/" + order.path("id").asString());
        assertThat(Ledger.successfulCharges(order.path("id").asString()))
                .as("M1")
                .isEqualTo(1);
        assertThat(Ledger.capturedOf(order.path("id").asString()))
                .as("M2")
                .isEqualTo(order.path("total_cents").asLong());
        JsonNode stock = Await.until(
                "the hold to be consumed",
                () -> Shelf.stock(book),
                now -> now.path("reserved").asLong() == 0);
        assertThat(stock.path("on_hand").asLong()).as("S2").isEqualTo(3);
        JsonNode shown = Await.until(
                "a shipment",
                () -> guest.order(order, placed),
                now -> now.path("shipments").size() == 1);
        assertThat(shown.path("payment").path("last4").asString()).isEqualTo("4242");
        Await.until(
                "one confirmation by mail (N1)",
                () -> lettersAbout(order.path("number").asString()),
                letters -> letters == 1);
    }

    @Test
    void aSignedInShopperTakesTheGuestCartAlong() {
        String book = Shelf.newBook(9);
        Buyer guest = Buyer.guestWith(book, 2);
        String email = "merge-" + UUID.randomUUID() + "@example.com";
        TheShop.api()
                .post(
                        "/v1/auth/register",
                        Map.of("email", email, "password", "a long enough password", "name", "Mia Merge"))
                .expect(202);
        Api shopper = TheShop.api().signedIn(email, "a long enough password");
        String token = TheShop.api()
                .post("/v1/cart", Map.of("book_id", book, "qty", 1))
                .expect(201)
                .header("Cart-Token")
                .orElseThrow();
        JsonNode merged = shopper.post("/v1/cart/merge", Map.of("cart_token", token))
                .expect(200)
                .json();
        assertThat(merged.path("items").path(0).path("qty").asInt()).isEqualTo(1);
        shopper.post("/v1/cart/merge", Map.of("cart_token", token)).expect(200);
        assertThat(shopper.get("/v1/cart")
                        .expect(200)
                        .json()
                        .path("items")
                        .path(0)
                        .path("qty")
                        .asInt())
                .as("C1: once")
                .isEqualTo(1);
        JsonNode order = new Buyer(shopper).checkOut(VISA).expect(201).json();
        assertThat(shopper.get("/v1/orders")
                        .expect(200)
                        .json()
                        .path("data")
                        .path(0)
                        .path("id"))
                .isEqualTo(order.path("id"));
        assertThat(guest.api().get("/v1/orders/" + order.path("id").asString()).status())
                .as("not theirs")
                .isEqualTo(404);
        Await.until(
                "an empty cart",
                () -> shopper.get("/v1/cart").expect(200).json(),
                cart -> cart.path("items").isEmpty());
    }

    @Test
    void aDeclinedCardCostsNothingAndAnotherCardWorks() {
        String book = Shelf.newBook(1);
        Buyer guest = Buyer.guestWith(book, 1);
        Api.Answer declined = guest.checkOut(DECLINED).expect(402);
        assertThat(declined.json().path("type").asString()).isEqualTo("urn:bookstore:problem:payment-declined");
        Await.until(
                "the copy to be free again",
                () -> Shelf.stock(book),
                now -> now.path("available").asLong() == 1);
        JsonNode order = guest.checkOut(VISA).expect(201).json();
        assertThat(order.path("status").asString()).isEqualTo("paid");
    }

    @Test
    void twoBuyersOfTheLastCopyGetOneOrderAndOneRefusal() throws Exception {
        String book = Shelf.newBook(1);
        List<Buyer> buyers = List.of(Buyer.guestWith(book, 1), Buyer.guestWith(book, 1));
        List<Integer> statuses = atOnce(
                buyers.size(), number -> buyers.get(number).checkOut(VISA).status());
        assertThat(statuses).as("S3").containsExactlyInAnyOrder(201, 409);
        JsonNode stock = Await.until(
                "the sale", () -> Shelf.stock(book), now -> now.path("on_hand").asLong() == 0);
        assertThat(stock.path("reserved").asLong()).as("S4").isZero();
    }

    @Test
    void theSameKeyFiftyTimesAtOnceIsOneOrderAndOneCharge() throws Exception {
        String book = Shelf.newBook(100);
        Buyer guest = Buyer.guestWith(book, 1);
        String key = UUID.randomUUID().toString();
        Set<String> orders = java.util.Collections.synchronizedSet(new HashSet<>());
        List<Integer> statuses = atOnce(50, number -> {
            Api.Answer answer = guest.checkOut(VISA, key);
            if (answer.status() == 201) {
                orders.add(answer.json().path("id").asString());
            }
            return answer.status();
        });
        assertThat(statuses).allMatch(status -> status == 201 || status == 409 || status == 202);
        assertThat(guest.checkOut(VISA, key).expect(201).json().path("id").asString())
                .isIn(orders);
        assertThat(orders).as("O1").hasSize(1);
        assertThat(Ledger.successfulCharges(orders.iterator().next())).as("M1").isEqualTo(1);
        Await.until(
                "one sale", () -> Shelf.stock(book), now -> now.path("on_hand").asLong() == 99);
    }

    @Test
    void twoKeysForOneCartAreOneOrder() throws Exception {
        String book = Shelf.newBook(10);
        Buyer guest = Buyer.guestWith(book, 1);
        Set<String> orders = java.util.Collections.synchronizedSet(new HashSet<>());
        atOnce(8, number -> {
            Api.Answer answer = guest.checkOut(VISA);
            if (answer.status() == 201 || answer.status() == 202) {
                orders.add(answer.json().path("id").asString());
            }
            return answer.status();
        });
        assertThat(orders).hasSize(1);
        assertThat(Ledger.successfulCharges(orders.iterator().next())).isEqualTo(1);
    }

    @Test
    void aPriceThatChangedIsToldAndNeverSilentlyCharged() {
        String book = Shelf.newBook(3);
        Buyer guest = Buyer.guestWith(book, 1);
        Map<String, Object> body = new java.util.HashMap<>(guest.checkoutBody(VISA));
        body.put("expected_total_cents", 1);
        Api.Answer answer = guest.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/checkout", body)
                .expect(409);
        assertThat(answer.json().path("type").asString()).as("F2").isEqualTo("urn:bookstore:problem:price-changed");
    }

    @Test
    void aCardThatWantsAuthenticationWaitsForIt() {
        String book = Shelf.newBook(2);
        Api.Answer waiting = Buyer.guestWith(book, 1)
                .checkOut("pm_card_authenticationRequired")
                .expect(202);
        JsonNode action = waiting.json().path("next_action");
        assertThat(waiting.json().path("status").asString()).isEqualTo("pending");
        assertThat(action.path("type").asString()).isEqualTo("use_stripe_sdk");
        assertThat(action.path("client_secret").asString()).contains("_secret_");
        assertThat(Shelf.stock(book).path("reserved").asLong())
                .as("held while the buyer authenticates")
                .isEqualTo(1);
    }

    private static long lettersAbout(String orderNumber) {
        JsonNode messages =
                TheShop.mailbox().get("/api/messages").expect(200).json().path("messages");
        long count = 0;
        for (JsonNode message : messages) {
            count += message.path("subject").asString().equals("Your order " + orderNumber) ? 1 : 0;
        }
        return count;
    }

    @FunctionalInterface
    private interface Attempt {
        int run(int number);
    }

    private static List<Integer> atOnce(int many, Attempt attempt) throws Exception {
        List<Integer> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Integer>> started = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                started.add(threads.submit(() -> {
                    go.await();
                    return attempt.run(number);
                }));
            }
            go.countDown();
            for (Future<Integer> each : started) {
                results.add(each.get());
            }
        }
        return results;
    }
}
