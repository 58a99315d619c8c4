package io.bookstore.cartorder.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

class CartIntegrationTests extends RunningShop {

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private Carts carts;

    private UUID book;
    private UUID other;

    @BeforeEach
    void makesBooks() {
        book = CATALOG.add("Emma", "paperback", 1299);
        other = CATALOG.add("Persuasion", "paperback", 999);
        INVENTORY.stock(book, 50);
        INVENTORY.stock(other, 3);
    }

    private static int qty(Answer cart) {
        return cart.body().get("items").get(0).get("qty").asInt();
    }

    @Test
    void givesAGuestACartAndAToken() {
        Answer made = guest().add(book, 2);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/v1/cart");
        assertThat(made.header("Cart-Token")).hasSizeGreaterThanOrEqualTo(22).isEqualTo(made.text("cart_token"));
        assertThat(made.header("ETag")).isNotEmpty();
        Answer cart = guest().with("Cart-Token", made.text("cart_token")).cart();
        assertThat(cart.status()).isEqualTo(200);
        assertThat(cart.body().has("cart_token")).isFalse();
        assertThat(cart.body().get("subtotal_cents").asLong()).isEqualTo(2598);
        assertThat(cart.body().get("version").asLong()).isEqualTo(1);
        assertThat(cart.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "items",
                        "saved",
                        "subtotal_cents",
                        "discount_cents",
                        "currency",
                        "coupons",
                        "price",
                        "notices",
                        "version");
        assertThat(cart.body()
                        .get("items")
                        .get(0)
                        .get("authors")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("Jane Austen");
    }

    @Test
    void keepsNoTokenInRedisAndForgetsACartAfterThirtyDays() {
        String token = guest().add(book, 1).text("cart_token");
        String key = "cart:" + CartTokens.ownerOf(token).key();

        assertThat(redis.keys("*" + token + "*")).isEmpty();
        assertThat(redis.getExpire(key)).isBetween(30L * 86_400 - 60, 30L * 86_400);
    }

    @Test
    void answersAnEmptyCartToNobody() {
        Answer cart = guest().cart();

        assertThat(cart.status()).isEqualTo(200);
        assertThat(cart.body().get("items")).isEmpty();
        assertThat(guest().put("/v1/cart/" + book, Map.of("qty", 1)).status()).isEqualTo(404);
        assertThat(guest().delete("/v1/cart/" + book).status()).isEqualTo(404);
        assertThat(guest().delete("/v1/cart").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "nobody", "%", "../x"})
    void knowsNoOtherTokens(String token) {
        Shopper stranger = guest().with("Cart-Token", token);
        assertThat(stranger.cart().status()).isEqualTo(404);
        assertThat(stranger.add(book, 1).status()).isEqualTo(404);
        assertThat(stranger.put("/v1/cart/" + book, Map.of("qty", 1)).status()).isEqualTo(404);
        assertThat(stranger.delete("/v1/cart").status()).isEqualTo(404);
        assertThat(stranger.post("/v1/cart/coupons", Map.of("code", "X")).status())
                .isEqualTo(404);
    }

    @Test
    void setsAndRemovesLines() {
        Shopper guest = guest().withCartOf(book, 2);
        assertThat(qty(guest.put("/v1/cart/" + book, Map.of("qty", 5)))).isEqualTo(5);
        assertThat(guest.put("/v1/cart/" + other, Map.of("qty", 1)).body().get("items"))
                .hasSize(2);
        assertThat(guest.put("/v1/cart/" + book, Map.of("qty", 0)).body().get("items"))
                .hasSize(1);
        assertThat(guest.delete("/v1/cart/" + other).body().get("items")).isEmpty();
        assertThat(guest.delete("/v1/cart/" + other).status()).isEqualTo(404);
        assertThat(guest.delete("/v1/cart").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0,400", "-1,400", "1.5,400", "101,400", "2147483648,400", "\"1\",400", "null,400", "1e3,400", "100,200"
    })
    void bindsTheQuantityOfAnAddition(String qty, int status) {
        Shopper guest = guest().asCustomer(UUID.randomUUID());
        Answer answer = guest.send("POST", "/v1/cart", "{\"book_id\":\"" + book + "\",\"qty\":" + qty + "}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"price_cents", "discount", "user_id", "version"})
    void refusesUnknownFields(String field) {
        Answer answer = guest().post("/v1/cart", Map.of("book_id", book, "qty", 1, field, 1));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @Test
    void knowsOnlyBooksOfTheCatalog() {
        Shopper guest = guest().withCartOf(book, 1);
        assertThat(guest.add(UUID.randomUUID(), 1).status()).isEqualTo(404);
        assertThat(guest.put("/v1/cart/" + UUID.randomUUID(), Map.of("qty", 0)).status())
                .isEqualTo(404);
        assertThat(guest.put("/v1/cart/17", Map.of("qty", 1)).status()).isEqualTo(404);
        assertThat(guest.post("/v1/cart", Map.of("book_id", "17", "qty", 1)).status())
                .isEqualTo(400);
    }

    @Test
    void holdsAtMostAHundredCopiesAndTwoHundredBooks() {
        Shopper guest = guest().withCartOf(book, 60);
        Answer tooMany = guest.add(book, 41);
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.problem()).isEqualTo("quantity-too-large");
        assertThat(qty(guest.add(book, 40))).isEqualTo(100);

        UUID user = UUID.randomUUID();
        carts.change(new CartOwner.User(user), cart -> {
            Cart full = cart;
            for (int i = 0; i < Cart.MAX_LINES - 1; i++) {
                full = full.with(Ids.next(), 1, 1);
            }
            return full.with(book, 1, 1);
        });
        // lines of unknown books are left out of the view, but count
        Answer full = guest().asCustomer(user).add(other, 1);
        assertThat(full.status()).isEqualTo(422);
        assertThat(full.problem()).isEqualTo("cart-full");
        assertThat(guest().asCustomer(user).add(book, 1).status()).isEqualTo(200);
    }

    @Test
    void losesNoAdditionOfManyAtOnce() throws Exception {
        Shopper guest = guest().withCartOf(book, 1);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                futures.add(threads.submit(() -> guest.add(book, 1)));
            }
            for (Future<Answer> future : futures) {
                statuses.add(future.get().status());
            }
        }
        assertThat(statuses).containsOnly(200);
        assertThat(qty(guest.cart())).isEqualTo(41);
        assertThat(guest.cart().body().get("version").asLong()).isEqualTo(41);
    }

    @Test
    void addsOnceUnderOneKey() {
        Shopper guest = guest().withCartOf(book, 1).with("Idempotency-Key", "add-1");
        guest.add(book, 2);
        assertThat(qty(guest.add(book, 2))).isEqualTo(3);
        assertThat(qty(guest.with("Idempotency-Key", "add-2").add(book, 2))).isEqualTo(5);
    }

    @Test
    void changesOnlyTheCartThatTheCallerSaw() {
        Shopper guest = guest().withCartOf(book, 1);
        String seen = guest.cart().header("ETag");
        assertThat(guest.with("If-Match", seen)
                        .put("/v1/cart/" + book, Map.of("qty", 2))
                        .status())
                .isEqualTo(200);

        Answer stale = guest.with("If-Match", seen).put("/v1/cart/" + book, Map.of("qty", 3));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(guest.with("If-Match", seen).delete("/v1/cart").status()).isEqualTo(412);
        assertThat(guest.with("If-Match", "*").delete("/v1/cart").status()).isEqualTo(200);
    }

    @Test
    void showsThePriceThenAndNowAndWhatIsLeft() {
        Shopper guest = guest().withCartOf(other, 5);
        CATALOG.reprice(other, 1999);
        Await.until(
                "price and stock are known",
                () -> guest.cart().body().get("notices").size() == 2);

        Answer cart = guest.cart();

        var line = cart.body().get("items").get(0);
        assertThat(line.get("unit_price_cents").asLong()).isEqualTo(1999);
        assertThat(line.get("price_when_added_cents").asLong()).isEqualTo(999);
        assertThat(line.get("line_total_cents").asLong()).isEqualTo(5 * 1999);
        assertThat(line.get("availability").get("status").asString()).isEqualTo("low_stock");
        assertThat(line.get("availability").get("left").asInt()).isEqualTo(3);
        assertThat(cart.body().get("notices"))
                .extracting(notice -> notice.get("code").asString())
                .containsExactlyInAnyOrder("price-changed", "too-few-left");
    }

    @Test
    void mergesAGuestsCartOnce() {
        String token = guest().add(book, 2).text("cart_token");
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        customer.add(book, 99);
        customer.add(other, 1);

        Answer merged = customer.post("/v1/cart/merge", Map.of("cart_token", token));
        Answer again = customer.post("/v1/cart/merge", Map.of("cart_token", token));

        assertThat(merged.status()).isEqualTo(200);
        assertThat(qty(merged)).isEqualTo(100);
        assertThat(merged.body().get("items")).hasSize(2);
        assertThat(merged.body().get("notices"))
                .extracting(notice -> notice.get("code").asString())
                .contains("merge-quantity-lowered");
        assertThat(again.body()).isEqualTo(merged.body());
        assertThat(guest().with("Cart-Token", token).cart().status()).isEqualTo(404);
    }

    @Test
    void mergesOnceHoweverOftenItIsAskedAtOnce() throws Exception {
        String token = guest().add(book, 2).text("cart_token");
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                futures.add(threads.submit(() -> customer.post("/v1/cart/merge", Map.of("cart_token", token))));
            }
            for (Future<Answer> future : futures) {
                assertThat(future.get().status()).isEqualTo(200);
            }
        }
        assertThat(qty(customer.cart())).isEqualTo(2);
    }

    @Test
    void givesAGuestsCartToOneUserOnly() {
        String token = guest().add(book, 2).text("cart_token");
        Shopper first = guest().asCustomer(UUID.randomUUID());
        Shopper second = guest().asCustomer(UUID.randomUUID());
        first.post("/v1/cart/merge", Map.of("cart_token", token));

        Answer late = second.post("/v1/cart/merge", Map.of("cart_token", token));

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.body().get("items")).isEmpty();
    }

    @Test
    void finishesAMergeThatWasInterrupted() {
        String token = guest().add(book, 2).text("cart_token");
        UUID user = UUID.randomUUID();
        CartOwner.User owner = new CartOwner.User(user);
        carts.change(CartTokens.ownerOf(token).key(), cart -> cart.closedFor(owner.key()), null);
        assertThat(guest().with("Cart-Token", token).cart().status()).isEqualTo(404);

        Answer merged = guest().asCustomer(user).post("/v1/cart/merge", Map.of("cart_token", token));

        assertThat(qty(merged)).isEqualTo(2);
    }

    @Test
    void letsTheBearerTokenWin() {
        String token = guest().add(book, 2).text("cart_token");
        Answer cart =
                guest().asCustomer(UUID.randomUUID()).with("Cart-Token", token).cart();
        assertThat(cart.body().get("items")).isEmpty();
        assertThat(guest().post("/v1/cart/merge", Map.of("cart_token", token)).status())
                .isEqualTo(401);
    }

    @Test
    void knowsNoCoupons() {
        Shopper guest = guest().withCartOf(book, 1);
        for (String code : List.of("SAVE10", "%", "x".repeat(1_000))) {
            Answer refused = guest.post("/v1/cart/coupons", Map.of("code", code));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("coupon-unknown");
        }
        assertThat(guest.delete("/v1/cart/coupons/SAVE10").status()).isEqualTo(422);
        assertThat(guest.post("/v1/cart/coupons", Map.of("code", "")).status()).isEqualTo(400);
    }
}
