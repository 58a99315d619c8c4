package io.bookstore.cartorder.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Books that a shopper puts aside: shown, not bought, and back when wanted. */
class SavedForLaterIntegrationTests extends RunningShop {

    private static Answer act(Shopper shopper, UUID book, String what) {
        return shopper.post("/v1/cart/" + book + "/" + what, Map.of());
    }

    @Test
    void putsALineAsideAndBack() {
        UUID book = book(5, 1299);
        UUID other = book(5, 500);
        Shopper guest = guest().withCartOf(book, 2);
        guest.add(other, 1);
        Answer saved = act(guest, book, "save");
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        assertThat(saved.body().get("items").size()).isEqualTo(1);
        assertThat(saved.body().get("saved").get(0).get("qty").asInt()).isEqualTo(2);
        assertThat(saved.body().get("saved").get(0).get("availability")).isNotNull();
        assertThat(saved.body().get("subtotal_cents").asInt()).isEqualTo(500);
        assertThat(act(guest, book, "save").status()).isEqualTo(404);

        Answer back = act(guest, book, "restore");
        assertThat(back.body().get("items").size()).isEqualTo(2);
        assertThat(back.body().get("saved").isEmpty()).isTrue();
        assertThat(act(guest, book, "restore").status()).isEqualTo(404);
        assertThat(act(guest, UUID.randomUUID(), "save").status()).isEqualTo(404);
        assertThat(guest.post("/v1/cart/x/save", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void keepsTheLimits() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 60);
        act(guest, book, "save");
        guest.add(book, 60);
        assertThat(act(guest, book, "restore").problem()).isEqualTo("quantity-too-large");
        Answer again = act(guest, book, "save");
        assertThat(again.body().get("saved").get(0).get("qty").asInt()).isEqualTo(100);
        assertThat(guest.with("If-Match", "\"old\"")
                        .post("/v1/cart/" + book + "/restore", Map.of())
                        .status())
                .isEqualTo(412);
        assertThat(guest.delete("/v1/cart/" + book + "/saved")
                        .body()
                        .get("saved")
                        .isEmpty())
                .isTrue();
        assertThat(guest.delete("/v1/cart/" + book + "/saved").status()).isEqualTo(404);
    }

    @Test
    void neverBuysWhatIsPutAside() {
        UUID book = book(5, 1299);
        Shopper guest = guest().withCartOf(book, 1);
        act(guest, book, "save");
        assertThat(guest.checkout("pm_card_visa").problem()).isEqualTo("cart-empty");
        assertThat(guest.cart().body().get("saved").size()).isEqualTo(1);
    }

    @Test
    void goesAlongWhenTheGuestSignsIn() {
        UUID book = book(5, 1299);
        Shopper guest = guest();
        String token = guest.add(book, 1).header("Cart-Token");
        act(guest.with("Cart-Token", token), book, "save");
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        for (int repeated = 0; repeated < 2; repeated++) {
            Answer merged = customer.post("/v1/cart/merge", Map.of("cart_token", token));
            assertThat(merged.body().get("saved").size()).isEqualTo(1);
        }
        assertThat(act(guest.with("Cart-Token", token), book, "restore").status())
                .isEqualTo(404);
        assertThat(act(guest(), book, "save").status()).isEqualTo(404);
    }
}
