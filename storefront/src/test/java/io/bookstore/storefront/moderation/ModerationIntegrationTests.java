package io.bookstore.storefront.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModerationIntegrationTests extends ShopIntegrationTest {

    private static final String FIRST = "action=\"(/admin/reviews/[0-9a-f-]{36})/";

    @BeforeEach
    void signIn() {
        browser.get("/sign-in");
        browser.post(
                "/sign-in",
                Map.of("email", "staff@example.com", "password", "correct-horse-battery-staple", "next", "/cart"));
    }

    @Test
    void listsReviewsOfAllBooksNewestFirst() {
        assertThat(browser.get("/admin/reviews").text())
                .containsSubsequence("I read it in two nights", "Slow to begin")
                .contains("Dune (Paperback)", "Matilda (Paperback)");
    }

    @Test
    void hidesShowsAndDeletesAReview() {
        String review = browser.get("/admin/reviews").find(FIRST).orElseThrow();
        Page hidden = browser.post(review + "/hide", Map.of("hide", "true", "hidden", "true"));
        assertThat(hidden.path()).contains("hidden=true");
        assertThat(hidden.text()).contains("only staff and its writer see it", "Show");
        assertThat(browser.post(review + "/hide", Map.of("hide", "false", "hidden", "true"))
                        .text())
                .contains("shown to everybody again", "No reviews here.");
        browser.get("/admin/reviews");
        assertThat(browser.post(review + "/delete", Map.of()).text()).contains("The review is deleted.");
        assertThat(browser.post(review + "/delete", Map.of()).text()).contains("Somebody else deleted that review");
    }
}
