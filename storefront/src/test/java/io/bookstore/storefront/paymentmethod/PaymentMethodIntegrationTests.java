package io.bookstore.storefront.paymentmethod;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import io.bookstore.storefront.stub.StubRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PaymentMethodIntegrationTests extends ShopIntegrationTest {

    private static final String METHODS = "/v1/me/payment-methods";

    @Test
    void isForThoseWhoAreSignedIn() {
        assertThat(browser.get("/account/payment-methods").path()).startsWith("/sign-in?next=");
    }

    @Test
    void listsRemovesAndPrefers() {
        SHOP.saveCard("pm_1", "4242", "apple_pay");
        SHOP.saveCard("pm_2", "4444", null);
        signIn();

        Page page = browser.get("/account/payment-methods");
        Page preferred = browser.post("/account/payment-methods/pm_2/default", Map.of());
        Page removed = browser.post("/account/payment-methods/pm_1/remove", Map.of());

        assertThat(page.text()).contains("Apple Pay •••• 4242", "Visa ending 4444", "Expires 08/30", "Offered first");
        assertThat(preferred.text()).contains("This card is offered first from now on.");
        assertThat(SHOP.requests("PUT", METHODS + "/pm_2/default")).hasSize(1);
        assertThat(removed.text())
                .contains("The card is forgotten.", "Visa ending 4444")
                .doesNotContain("4242");
        assertThat(SHOP.requests("DELETE", METHODS + "/pm_1")).hasSize(1);
    }

    @Test
    void staysCalmWhenACardIsGoneAlreadyOrNothingIsKnown() {
        signIn();

        Page gone = browser.post("/account/payment-methods/pm_9/remove", Map.of());
        SHOP.rest(METHODS);
        Page resting = browser.get("/account/payment-methods");

        assertThat(gone.text()).contains("You have no saved cards.").doesNotContain("forgotten");
        assertThat(resting.status()).isEqualTo(200);
        assertThat(resting.text()).contains("cannot be shown at this moment");
    }

    @Test
    void theCheckoutOffersSavedCardsFirstAndPaysWithOne() {
        SHOP.saveCard("pm_saved1", "4242", null);
        signIn();
        put("Matilda");

        Page page = browser.get("/checkout");
        Page order = browser.post("/checkout", form(page, Map.of("saved_method", "pm_saved1", "save_card", "yes")));

        assertThat(page.text()).contains("Visa ending 4242", "Another card or wallet", "Save this card for next time");
        assertThat(page.body()).containsPattern("value=\"pm_saved1\"[^>]*checked");
        assertThat(order.path()).contains("?placed");
        assertThat(paymentInfo().path("payment_method").asString()).isEqualTo("pm_saved1");
        assertThat(paymentInfo().has("save_payment_method")).isFalse();
    }

    @Test
    void savesANewCardOnlyWhenTicked() {
        signIn();
        put("Matilda");
        Page page = browser.get("/checkout");

        browser.post("/checkout", form(page, Map.of("payment_method", "pm_card_visa", "save_card", "yes")));

        assertThat(paymentInfo().path("payment_method").asString()).isEqualTo("pm_card_visa");
        assertThat(paymentInfo().path("save_payment_method").asBoolean()).isTrue();
        put("Matilda");
        browser.post("/checkout", form(browser.get("/checkout"), Map.of("payment_method", "pm_card_visa")));
        assertThat(paymentInfo().has("save_payment_method")).isFalse();
    }

    @Test
    void aGuestIsOfferedNothingToSave() {
        put("Matilda");

        Page page = browser.get("/checkout");
        browser.post(
                "/checkout",
                form(
                        page,
                        Map.of("payment_method", "pm_card_visa", "save_card", "yes", "email", "reader@example.com")));

        assertThat(page.text()).doesNotContain("Save this card");
        assertThat(SHOP.requests("GET", METHODS)).isEmpty();
        assertThat(paymentInfo().has("save_payment_method")).isFalse();
    }

    @Test
    void theCheckoutWorksWithoutTheListOfSavedCards() {
        SHOP.rest(METHODS);
        signIn();
        put("Matilda");

        Page page = browser.get("/checkout");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("You can enter a card instead.", "Pay $13.89");
    }

    @Test
    void asksForAnotherCardWhenTheSavedOneCannotBeUsed() {
        SHOP.saveCard("pm_saved1", "4242", null);
        SHOP.answer("POST /v1/checkout", 422, "payment-method-unknown", "It is not known, or not yours.");
        signIn();
        put("Matilda");

        Page again = browser.post("/checkout", form(browser.get("/checkout"), Map.of("saved_method", "pm_saved1")));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).containsPattern("value=\"new\"[^>]*checked");
    }

    private JsonNode paymentInfo() {
        List<StubRequest> bought = SHOP.requests("POST", "/v1/checkout");
        return bought.getLast().body().path("payment_info");
    }

    private void signIn() {
        browser.get("/sign-in");
        browser.post(
                "/sign-in",
                Map.of(
                        "email", "shopper@example.com",
                        "password", "correct-horse-battery-staple",
                        "next", "/account"));
    }

    private void put(String title) {
        String id = book(title, "paperback");
        browser.get("/books/" + id);
        browser.post("/cart", Map.of("book_id", id, "qty", "1"));
    }

    private static Map<String, String> form(Page page, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", "Ada Reader");
        form.put("line1", "1 Shelf Street");
        form.put("postal_code", "12345");
        form.put("city", "Booktown");
        form.put("country", "US");
        form.put("shipping_method", "standard");
        form.put("expected_total", page.field("expected_total"));
        form.put("key", page.field("key"));
        form.putAll(more);
        return form;
    }
}
