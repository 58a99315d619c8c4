package io.bookstore.storefront.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser;
import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewIntegrationTests extends ShopIntegrationTest {

    private static final Map<String, String> GOOD =
            Map.of("rating", "4", "title", "Well worth it", "body", "I would read it again.");

    @Test
    void sumsUpWhatBuyersThink() {
        Page page = browser.get("/books/" + book("Dune", "paperback"));
        assertThat(page.text())
                .contains("from 14 reviews by readers who bought it here", "5 stars 6", "1 star 0")
                .contains("I read it in two nights", "Verified buyer", "Page 1 of 2")
                .contains("Sign in to review it")
                .doesNotContain("Write a review");
        assertThat(page.body()).contains("aria-label=\"5 of 5 stars\"");
    }

    @Test
    void showsTheReviewsOfAWorkOnAllItsEditionsAndPages() {
        Page second = browser.get("/books/" + book("Dune", "hardcover") + "?reviews=2");
        assertThat(second.text()).contains("Page 2 of 2", "14 reviews");
        assertThat(browser.get("/books/" + book("Dune", "hardcover") + "?reviews=x")
                        .text())
                .contains("Page 1 of 2");
    }

    @Test
    void saysThatNobodyHasReviewedIt() {
        assertThat(browser.get("/books/" + book("Snow Country", "paperback")).text())
                .contains("Nobody has reviewed this book yet.");
    }

    @Test
    void goesWithoutReviewsWhileTheyRest() {
        String id = book("Dune", "paperback");
        SHOP.rest("GET /v1/books/" + id + "/reviews");
        Page page = browser.get("/books/" + id);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("The reviews are resting for a moment.", "Add to cart");
    }

    @Test
    void publishesEditsAndDeletesTheReviewOfABuyer() {
        signIn("shopper@example.com");
        String url = "/books/" + book("Wolf Hall", "paperback");
        browser.get(url);
        Page written = browser.post(url + "/reviews", GOOD);
        assertThat(written.text())
                .contains("Thank you. Your review is published.", "Well worth it", "Your review", "Edit your review");
        String own = written.find("action=\"(/books/[^\"]+/reviews/[0-9a-f-]{36})#review-form\"")
                .orElseThrow();
        Page changed = browser.post(own, Map.of("rating", "2", "title", "On second thoughts", "body", "It is long."));
        assertThat(changed.text())
                .contains("Your review is changed.", "On second thoughts", "edited")
                .doesNotContain("Well worth it");
        Page gone = browser.post(own + "/delete", Map.of());
        assertThat(gone.text()).contains("The review is deleted.", "Nobody has reviewed");
    }

    @Test
    void tellsWhoDidNotBuyItWhy() {
        signIn("shopper@example.com");
        String url = "/books/" + book("Frankenstein", "paperback");
        browser.get(url);
        Page refused = browser.post(url + "/reviews", GOOD);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("Only readers who bought this book here can review it.");
        assertThat(refused.field("title")).isEqualTo("Well worth it");
        assertThat(refused.text()).contains("I would read it again.");
    }

    @Test
    void tellsWhoHasReviewedItAlready() {
        signIn("shopper@example.com");
        String url = "/books/" + book("The Two Towers", "paperback");
        browser.get(url);
        browser.post(url + "/reviews", GOOD);
        Page second = browser.post(url + "/reviews", GOOD);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("You have reviewed this book already");
    }

    @Test
    void saysWhatIsMissingAndSendsNothing() {
        signIn("shopper@example.com");
        String id = book("The Waste Land", "paperback");
        browser.get("/books/" + id);
        Page page = browser.post("/books/" + id + "/reviews", Map.of("title", "x".repeat(121), "body", " "));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains("Choose from one to five stars.", "at most 120 characters; these are 121", "Write what");
        assertThat(SHOP.requests("POST", "/v1/books/" + id + "/reviews")).isEmpty();
    }

    @Test
    void asksGuestsToSignInFirst() {
        String url = "/books/" + book("Wolf Hall", "hardcover");
        browser.get(url);
        browser.get("/sign-in");
        assertThat(browser.post(url + "/reviews", GOOD).path()).startsWith("/sign-in");
    }

    @Test
    void letsStaffHideAndShowReviewsAndNobodyElse() {
        Browser staff = new Browser(port);
        signIn(staff, "staff@example.com");
        String url = "/books/" + book("Matilda", "paperback");
        Page page = staff.get(url);
        String hide = page.find("action=\"(/books/[^\"]+/hide)\"").orElseThrow();
        assertThat(staff.post(hide, Map.of("hidden", "true")).text())
                .contains("The review is hidden", "hidden from shoppers");
        assertThat(browser.get(url).text()).doesNotContain("She can read");
        signIn("shopper@example.com");
        browser.get(url);
        assertThat(browser.post(hide, Map.of("hidden", "false")).status()).isEqualTo(404);
        assertThat(staff.post(hide, Map.of("hidden", "false")).text()).contains("shown to everybody again");
        assertThat(browser.get(url).text()).contains("She can read");
    }

    @Test
    void escapesWhateverAReviewSays() {
        signIn("shopper@example.com");
        String url = "/books/" + book("The Hound of the Baskervilles", "paperback");
        browser.get(url);
        Page page = browser.post(
                url + "/reviews",
                Map.of(
                        "rating", "1",
                        "title", "</script><script>alert(1)</script>",
                        "body", "<img src=x onerror=alert(2)>"));
        assertThat(page.text()).contains("Your review is published.");
        assertThat(page.body())
                .doesNotContain("<script>alert", "<img src=x")
                .contains("&lt;img src=x onerror=alert(2)&gt;");
    }

    @Test
    void tellsSearchEnginesOfReviews() {
        assertThat(browser.get("/books/" + book("Dune", "paperback")).body())
                .contains("\"@type\":\"AggregateRating\"", "\"@type\":\"Review\"", "\"ratingValue\":\"5\"")
                .contains("\"isbn\":\"" + SHOP.isbn(book("Dune", "paperback")) + "\"");
    }

    private void signIn(String email) {
        signIn(browser, email);
    }

    private static void signIn(Browser who, String email) {
        who.get("/sign-in");
        who.post("/sign-in", Map.of("email", email, "password", "correct-horse-battery-staple", "next", "/cart"));
    }
}
