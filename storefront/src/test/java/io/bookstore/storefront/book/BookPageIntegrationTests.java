package io.bookstore.storefront.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BookPageIntegrationTests extends ShopIntegrationTest {

    private static final String QUERY = "0192a4b0-0000-7000-8000-000000000001";

    @Test
    void showsAllThatIsKnownOfABook() {
        String id = book("The Hobbit", "paperback");
        assertThat(browser.get("/books/" + id).text())
                .contains(
                        "198 × 129 × 22 mm",
                        "312 g",
                        "English",
                        "7 to 11 years",
                        "First published 1937",
                        "FICTION / Fantasy / Epic ; dragons")
                .containsPattern("ISBN-13 \\d{3}-\\d-\\d{3}-\\d{5}-\\d")
                .containsPattern("ISBN-10 \\d{10}");
        assertThat(browser.get("/books/" + id).body()).contains("href=\"/search?q=Fantasy%20Epic\"");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(browser.get("/books/" + book("Dune", "audiobook")).text())
                .contains("Awards Hugo Award 1966 ; Nebula Award 1965")
                .doesNotContain("Weight", "Size", "Pages ", "years", "Subjects");
    }

    @Test
    void leadsToTheVolumesBeforeAndAfter() {
        assertThat(browser.get("/books/" + book("The Tombs of Atuan", "paperback"))
                        .text())
                .contains("Before it 1. A Wizard of Earthsea", "After it 3. The Farthest Shore");
        assertThat(browser.get("/books/" + book("A Wizard of Earthsea", "paperback"))
                        .text())
                .contains("After it 2. The Tombs of Atuan")
                .doesNotContain("Before it");
    }

    @Test
    void doesNotShowTheSameBooksTwice() {
        String page =
                browser.get("/books/" + book("The Tombs of Atuan", "paperback")).body();
        int by = page.indexOf("More by Ursula");
        int alike = page.indexOf("You may also like");
        assertThat(by).isPositive();
        assertThat(alike).isGreaterThan(by);
        assertThat(cards(page.substring(by, alike)))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(cards(page.substring(alike)));
        assertThat(cards(page.substring(alike))).isNotEmpty();
    }

    private static List<String> cards(String part) {
        return Pattern.compile("href=\"(/books/[^\"?#]+)")
                .matcher(part)
                .results()
                .map(link -> link.group(1))
                .distinct()
                .toList();
    }

    @Test
    void promisesWhenAPreorderArrives() {
        assertThat(browser.get("/books/" + book("The Pragmatic Garden", "hardcover"))
                        .text())
                .contains(
                        "Pre-order: appears 2 March 2027",
                        "Order now and we send it on the day it appears, 2 March 2027.")
                .contains("Add to cart");
    }

    @Test
    void showsTheUploadedPictureInFittingWidthsAndDrawsTheOthers() {
        Page page = browser.get("/books/" + book("Sapiens", "paperback"));
        assertThat(page.body())
                .contains("src=\"/v1/images/sapiens.jpg?width=320\"", "/v1/images/sapiens.jpg?width=1280 1280w")
                .contains("width=\"400\" height=\"600\"");
        assertThat(browser.get("/books/" + book("Sapiens", "audiobook")).body())
                .contains("src=\"/covers/" + book("Sapiens", "audiobook") + ".svg?v=");
        Page fromACart = browser.getOnce("/covers/" + book("Sapiens", "paperback") + ".svg");
        assertThat(fromACart.status()).isEqualTo(302);
        assertThat(fromACart.header("Location")).isEqualTo("/v1/images/sapiens.jpg?width=320");
    }

    @Test
    void tellsSearchOfAnOpenedResultAndOfACartButNotOfASharedLink() {
        String id = book("Jane Eyre", "paperback");
        Page shared = browser.get("/books/" + id + "?from=" + QUERY);
        assertThat(shared.field("from")).isEmpty();
        Page opened = browser.get("/books/" + id + "?from=" + QUERY, "Sec-Fetch-Site", "same-origin");
        assertThat(opened.field("from")).isEqualTo(QUERY);
        assertThat(opened.body()).containsPattern("rel=\"canonical\" href=\"[^\"?]+\"");
        browser.post("/cart", Map.of("book_id", id, "qty", "1", "from", QUERY));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> SHOP.requests("POST", "/v1/search/events").size() == 2);
        assertThat(SHOP.requests("POST", "/v1/search/events"))
                .extracting(request -> request.body().toString())
                .containsExactlyInAnyOrder(
                        "{\"query_id\":\"" + QUERY + "\",\"book_id\":\"" + id + "\",\"kind\":\"click\"}",
                        "{\"query_id\":\"" + QUERY + "\",\"book_id\":\"" + id + "\",\"kind\":\"cart\"}");
    }

    @Test
    void showsABookAlthoughSearchDoesNotTakeTheClick() {
        SHOP.rest("/v1/search/events");
        String id = book("Matilda", "ebook");
        assertThat(browser.get("/books/" + id + "?from=" + QUERY, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(200);
        assertThat(browser.get("/books/" + id + "?from=nonsense", "Sec-Fetch-Site", "same-origin")
                        .field("from"))
                .isEmpty();
    }
}
