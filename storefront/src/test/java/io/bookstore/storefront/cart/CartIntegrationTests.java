package io.bookstore.storefront.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CartIntegrationTests extends ShopIntegrationTest {

    @Test
    void isEmptyForAGuestWhoAddedNothing() {
        assertThat(browser.get("/cart").text()).contains("There is nothing in it yet");
        assertThat(SHOP.requests("GET", "/v1/cart")).isEmpty();
    }

    @Test
    void keepsAGuestsCartInACookieThatScriptsCannotRead() {
        Page cart = add("Matilda", "paperback", "2");

        assertThat(cart.path()).isEqualTo("/cart");
        assertThat(cart.text()).contains("Matilda", "Roald Dahl", "$17.98", "$8.99 each", "Total before delivery");
        assertThat(browser.setCookies())
                .filteredOn(cookie -> cookie.startsWith("cart="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "Secure", "SameSite=Lax", "Max-Age=2592000");
        assertThat(cart.body()).doesNotContain(browser.cookies().get("cart"));
        assertThat(browser.get("/").find("id=\"cart-count\"[^>]*>(\\d+)<")).contains("2");
    }

    @Test
    void answersALineOnThePageOfTheBookToHtmx() {
        String id = book("Matilda", "paperback");
        browser.get("/books/" + id);

        Page said = browser.post("/cart", Map.of("book_id", id, "qty", "1"), "HX-Request", "true");

        assertThat(said.text()).contains("It is in your cart.");
        assertThat(said.body()).contains("id=\"cart-count\"", "hx-swap-oob").doesNotContain("<html");
    }

    @Test
    void takesACodeAndTellsWhatItGives() {
        add("Matilda", "paperback", "2");

        Page wrong = browser.post("/cart/coupons", Map.of("code", "NOPE"));
        assertThat(wrong.text()).contains("There is no promotion with this code.");
        assertThat(wrong.body()).contains("value=\"NOPE\"", "aria-invalid=\"true\"");

        Page cart = browser.post("/cart/coupons", Map.of("code", " SAVE10 "));
        assertThat(cart.text()).contains("Ten percent off", "SAVE10", "−$1.79", "$16.19", "Ten percent off: −$1.79");

        assertThat(browser.post("/cart/coupons/remove", Map.of("code", "SAVE10"))
                        .text())
                .doesNotContain("Ten percent off");
        assertThat(browser.post("/cart/coupons", Map.of("code", "")).text()).contains("Enter a code.");
    }

    @Test
    void changesAndRemovesLinesAndPutsThemBack() {
        String id = book("Matilda", "paperback");
        add("Matilda", "paperback", "1");

        assertThat(browser.post("/cart/" + id, Map.of("qty", "3")).text()).contains("$26.97");

        Page removed = browser.post("/cart/" + id + "/remove", Map.of("qty", "3"));
        assertThat(removed.text()).contains("Removed from your cart.", "Put it back", "There is nothing in it yet");

        Page back = browser.post("/cart", Map.of("book_id", removed.field("book_id"), "qty", removed.field("qty")));
        assertThat(back.text()).contains("Matilda", "$26.97");
    }

    @Test
    void tellsThatAPriceChangedSinceABookWasAdded() {
        String id = book("Wolf Hall", "paperback");
        long before = SHOP.priceOf(id);
        add("Wolf Hall", "paperback", "1");
        SHOP.price(id, before + 200);
        try {
            assertThat(browser.get("/cart").text())
                    .contains("The price rose from $13.99 to $15.99 since you added it.");
        } finally {
            SHOP.price(id, before);
        }
    }

    @Test
    void doesNotCheckOutMoreThanThereIs() {
        Page cart = add("The Farthest Shore", "paperback", "3");

        assertThat(cart.text()).contains("Only 1 left. Please lower the quantity.", "Take 1", "cannot be had as it is");
        assertThat(cart.body()).doesNotContain("href=\"/checkout\"");
        assertThat(browser.post("/cart/" + book("The Farthest Shore", "paperback"), Map.of("qty", "1"))
                        .body())
                .contains("href=\"/checkout\"");
    }

    @Test
    void startsANewCartWhenTheOldOneIsNoLongerKnown() {
        browser.cookies().put("cart", "forgotten-long-ago");

        assertThat(browser.get("/cart").text()).contains("There is nothing in it yet");

        browser.cookies().put("cart", "forgotten-long-ago");
        Page cart = add("Matilda", "paperback", "1");

        assertThat(cart.text()).contains("Matilda");
        assertThat(browser.cookies().get("cart")).isNotEqualTo("forgotten-long-ago");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1.5", "abc", "99999999999"})
    void refusesQuantitiesThatMakeNoSense(String qty) {
        assertThat(add("Matilda", "paperback", qty).text()).contains("Please give a quantity between 1 and 100.");
    }

    @Test
    void tellsThatABookIsGone() {
        browser.get("/books/" + book("Matilda", "paperback"));

        Page cart = browser.post("/cart", Map.of("book_id", "00000000-0000-4000-8000-000000000000"));

        assertThat(cart.text()).contains("That book is no longer sold here.");
    }

    @Test
    void tellsThatACartIsFull() {
        add("Matilda", "paperback", "100");

        assertThat(browser.post("/cart", Map.of("book_id", book("Matilda", "paperback"), "qty", "1"))
                        .text())
                .contains("That is more than a cart can hold");
    }

    @Test
    void saysThatTheCartRests() {
        add("Matilda", "paperback", "1");
        SHOP.rest("/v1/cart");

        Page resting = browser.get("/cart");

        assertThat(resting.status()).isEqualTo(503);
        assertThat(resting.text()).contains("Nothing was lost");
    }

    private Page add(String title, String format, String qty) {
        String id = book(title, format);
        browser.get("/books/" + id);
        return browser.post("/cart", Map.of("book_id", id, "qty", qty));
    }
}
