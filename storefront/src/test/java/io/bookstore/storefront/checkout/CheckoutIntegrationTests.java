package io.bookstore.storefront.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser;
import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import io.bookstore.storefront.stub.StubRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckoutIntegrationTests extends ShopIntegrationTest {

    @Test
    void sendsWhoHasNothingToBuyToTheCart() {
        assertThat(browser.get("/checkout").path()).isEqualTo("/cart");
    }

    @Test
    void showsDeliveryAndTotalForTheCountryAtOnce() {
        put("Matilda");

        Page page = browser.get("/checkout");

        assertThat(page.text()).contains("Standard", "Arrives Tue 24 – Thu 26 Nov", "Express", "$14.90", "Pay $13.89");
        assertThat(page.field("expected_total")).isEqualTo("1389");
        assertThat(page.body())
                .contains("<script src=\"https://pay.example/v3/\"", "data-key=\"pk_test_development_only\"");
    }

    @Test
    void sellsToAGuest() {
        put("Matilda");

        Page order = browser.post("/checkout", form(browser.get("/checkout"), "pm_card_visa"));

        assertThat(order.path()).matches("/orders/[0-9a-f-]{36}\\?placed");
        assertThat(order.text())
                .contains(
                        "Thank you for your order",
                        "Payment received",
                        "Picked up",
                        "Paid, being packed",
                        "Matilda",
                        "Total $13.89",
                        "Visa ending 4242",
                        "1 Shelf Street");
        assertThat(order.find("id=\"cart-count\"[^>]*>(\\d+)<")).contains("0");
        StubRequest bought = bought().getFirst();
        assertThat(bought.header("Idempotency-Key")).isPresent();
        assertThat(bought.header("Cart-Token")).isPresent();
        assertThat(bought.body().path("expected_total_cents").asLong()).isEqualTo(1389);
        assertThat(bought.body().path("email").asString()).isEqualTo("reader@example.com");
        assertThat(bought.body().path("payment_info").path("payment_method").asString())
                .isEqualTo("pm_card_visa");
        assertThat(bought.body().path("shipping_addr").has("line2")).isFalse();
    }

    @Test
    void showsAGuestsOrderToThatGuestAlone() {
        put("Matilda");
        String path = browser.post("/checkout", form(browser.get("/checkout"), "pm_card_visa"))
                .path()
                .replace("?placed", "");

        assertThat(browser.get(path).status()).isEqualTo(200);
        assertThat(new Browser(port).get(path).status()).isEqualTo(404);
        assertThat(browser.cookies().values()).noneMatch(value -> value.contains("order-token"));

        Browser fromMail = new Browser(port);
        Page opened = fromMail.get(path + "?token=order-token-" + path.substring("/orders/".length()));
        assertThat(opened.path()).as("the token leaves the address").isEqualTo(path);
        assertThat(opened.text()).contains("Your order");
    }

    @Test
    void keepsEverythingTypedWhenSomethingIsMissing() {
        put("Matilda");
        Map<String, String> form = form(browser.get("/checkout"), "pm_card_visa");
        form.put("city", "");
        form.put("email", "nonsense");

        Page page = browser.post("/checkout", form);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains(
                        "Please check your entries", "Enter a city.", "Enter an e-mail address like name@example.com.");
        assertThat(page.body()).contains("href=\"#city\"", "id=\"city-error\"", "aria-describedby=\"city-error\"");
        assertThat(page.field("line1")).isEqualTo("1 Shelf Street");
        assertThat(page.field("payment_method")).isEqualTo("pm_card_visa");
        assertThat(page.text()).contains("Visa ending 4242", "Use another card");
        assertThat(bought()).isEmpty();
    }

    @Test
    void wantsACard() {
        put("Matilda");

        Page page = browser.post("/checkout", form(browser.get("/checkout"), ""));

        assertThat(page.text()).contains("Enter your card details.");
    }

    @Test
    void asksForAnotherCardWhenOneIsDeclined() {
        put("Matilda");
        Map<String, String> form = form(browser.get("/checkout"), "pm_card_chargeDeclined");

        Page page = browser.post("/checkout", form);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Your order was not placed", "The card was declined.");
        assertThat(page.field("payment_method")).isEmpty();
        assertThat(page.field("line1")).isEqualTo("1 Shelf Street");
        assertThat(page.field("key")).isNotEqualTo(form.get("key"));

        form.put("key", page.field("key"));
        form.put("payment_method", "pm_card_visa");
        assertThat(browser.post("/checkout", form).text()).contains("Thank you for your order");
    }

    @Test
    void showsTheNewTotalWhenAPriceChanged() {
        put("Wolf Hall");
        Map<String, String> form = form(browser.get("/checkout"), "pm_card_visa");
        String id = book("Wolf Hall", "paperback");
        long before = SHOP.priceOf(id);
        SHOP.price(id, before + 100);
        try {
            Page page = browser.post("/checkout", form);

            assertThat(page.text())
                    .contains("The total has changed since you saw it. Nothing was charged.", "Pay $19.89");
            assertThat(page.field("expected_total")).isEqualTo("1989");
            assertThat(page.field("payment_method")).isEqualTo("pm_card_visa");
        } finally {
            SHOP.price(id, before);
        }
    }

    @Test
    void offersToTakeWhatIsLeftWhenSomebodyWasQuicker() {
        String id = book("Wolf Hall", "hardcover");
        browser.get("/books/" + id);
        browser.post("/cart", Map.of("book_id", id, "qty", "3"));
        Map<String, String> form = form(browser.get("/checkout"), "pm_card_visa");
        SHOP.left(id, 2);
        try {
            Page page = browser.post("/checkout", form);

            assertThat(page.text()).contains("Somebody was quicker", "Wolf Hall : only 2 left", "Take what is left");
            String line = page.field("short");
            form.put("short", line);
            Page lowered = browser.post("/checkout/lower", form);
            assertThat(lowered.text()).contains("2 copies", "$59.98");
            assertThat(lowered.field("line1")).isEqualTo("1 Shelf Street");
        } finally {
            SHOP.left(id, 6);
        }
    }

    @Test
    void keepsTheKeyWhenTheOutcomeIsNotKnown() {
        put("Matilda");
        Map<String, String> form = form(browser.get("/checkout"), "pm_card_visa");
        SHOP.rest("POST /v1/checkout");

        Page page = browser.post("/checkout", form);

        assertThat(page.text())
                .contains("we do not know yet whether your order was placed", "you cannot be charged twice");
        assertThat(page.field("key")).isEqualTo(form.get("key"));

        SHOP.reset();
        assertThat(browser.post("/checkout", form).text()).contains("Thank you for your order");
        assertThat(bought().getFirst().header("Idempotency-Key")).contains(form.get("key"));
    }

    @Test
    void buysOnceWhenThePageIsSentTwice() {
        put("Matilda");
        Map<String, String> form = form(browser.get("/checkout"), "pm_card_visa");

        String first = browser.post("/checkout", form).path();
        String second = browser.post("/checkout", form).path();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void letsTheBankConfirm() {
        put("Matilda");

        Page page = browser.post("/checkout", form(browser.get("/checkout"), "pm_card_authenticationRequired"));

        assertThat(page.path()).endsWith("/confirm");
        assertThat(page.text()).contains("Confirm your payment", "$13.89");
        assertThat(page.body()).contains("data-secret=\"pi_1_secret_2\"");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self' https://pay.example;");

        String order = page.path().replace("/confirm", "");
        assertThat(browser.get(order).text()).contains("Waiting for payment", "Confirm with your bank");
        assertThat(browser.get(order + "/status").body()).contains("every 2s");
        SHOP.settleOrders("paid");
        assertThat(browser.get(order + "/status").body())
                .contains("Paid, being packed")
                .doesNotContain("every 2s");
        assertThat(browser.get(order + "/confirm").path()).isEqualTo(order + "?placed");
    }

    @Test
    void waitsForASlowBank() {
        put("Matilda");

        Page page = browser.post("/checkout", form(browser.get("/checkout"), "pm_slow"));

        assertThat(page.text()).contains("Almost done", "We are waiting for your bank. You will not be charged twice.");
    }

    @Test
    void takesANewKeyWhenTheOldOneWasUsedForSomethingElse() {
        put("Matilda");
        Map<String, String> form = form(browser.get("/checkout"), "pm_card_visa");
        SHOP.answer("POST /v1/checkout", 422, "idempotency-key-reused", "Used.");

        browser.post("/checkout", form);

        List<String> keys = bought().stream()
                .map(request -> request.header("Idempotency-Key").orElse(""))
                .toList();
        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void pricesTheOtherWayOfDelivery() {
        put("Matilda");
        Map<String, String> form = form(browser.get("/checkout"), "");
        form.put("shipping_method", "express");

        Page page = browser.post("/checkout/delivery", form, "HX-Request", "true");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Pay $23.89", "Includes $0.58 VAT 7%.")
                .doesNotContain("Please check your entries");
    }

    @Test
    void showsWhatTheShopHasAgainstAnAddress() {
        put("Matilda");
        Map<String, String> form = form(browser.get("/checkout"), "");
        form.put("postal_code", "00000");

        assertThat(browser.post("/checkout/delivery", form).text()).contains("Postal code is not one of that country.");
    }

    private void put(String title) {
        String id = book(title, "paperback");
        browser.get("/books/" + id);
        browser.post("/cart", Map.of("book_id", id, "qty", "1"));
    }

    private static Map<String, String> form(Page page, String card) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("email", "reader@example.com");
        form.put("name", "Ada Reader");
        form.put("line1", "1 Shelf Street");
        form.put("line2", "");
        form.put("postal_code", "12345");
        form.put("city", "Booktown");
        form.put("state", "");
        form.put("country", "US");
        form.put("shipping_method", "standard");
        form.put("payment_method", card);
        form.put("card_brand", "visa");
        form.put("card_last4", "4242");
        form.put("expected_total", page.field("expected_total"));
        form.put("key", page.field("key"));
        return form;
    }

    private static List<StubRequest> bought() {
        return SHOP.requests("POST", "/v1/checkout");
    }
}
