package io.bookstore.cartorder.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a checkout answers. */
class CheckoutIntegrationTests extends RunningShop {

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
        assertThat(quote.body().get("shipping_methods")).hasSize(3);
    }
}
