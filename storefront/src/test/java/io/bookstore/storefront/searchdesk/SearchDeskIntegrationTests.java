package io.bookstore.storefront.searchdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser;
import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchDeskIntegrationTests extends ShopIntegrationTest {

    @BeforeEach
    void signIn() {
        browser.get("/sign-in");
        browser.post(
                "/sign-in",
                Map.of("email", "staff@example.com", "password", "correct-horse-battery-staple", "next", "/cart"));
        browser.get("/admin/search");
    }

    @Test
    void showsHowTheIndexStands() {
        assertThat(browser.get("/admin/search").text())
                .contains("2 books differ", "In the index 16,395", "Longest wait 420 ms", "Put right 3", "Compare now");
    }

    @Test
    void startsAReindexAndASweep() {
        assertThat(browser.post("/admin/search/reindex", Map.of()).text()).contains("Shoppers notice nothing.");
        assertThat(browser.post("/admin/search/sweep", Map.of()).text()).contains("what differs is put right");
        assertThat(SHOP.requests("POST", "/v1/admin/search/sweep")).hasSize(1);
        SHOP.answer("POST /v1/admin/search/reindex", 409, "reindex-running", "Running.");
        assertThat(browser.post("/admin/search/reindex", Map.of()).text()).contains("under way already");
    }

    @Test
    void listsWhatNothingWasFoundForWithWhatToDo() {
        Page page = browser.get("/admin/search/zero-results?days=7");
        assertThat(page.text()).contains("harry poter and the 31", "some of the words", "<script>alert(1)</script>");
        assertThat(page.body())
                .doesNotContain("<script>alert")
                .contains("href=\"/admin/search/redirects?add=gift%20voucher\"");
        assertThat(SHOP.requests("GET", "/v1/admin/search/zero-results")
                        .getFirst()
                        .all("days"))
                .containsExactly("7");
        SHOP.answer("/v1/admin/search/zero-results", 403, "forbidden", "No.");
        assertThat(browser.get("/admin/search/zero-results").status()).isEqualTo(403);
    }

    @Test
    void editsSynonymsAgainstTheVersionThatWasSeen() {
        Page page = browser.get("/admin/search/synonyms");
        assertThat(page.text()).contains("sci-fi, scifi, science fiction");
        Page saved =
                browser.post("/admin/search/synonyms", Map.of("text", "ya, young adult\r\n\r\n", "etag", etag(page)));
        assertThat(saved.text()).contains("Saved.", "ya, young adult");
        assertThat(SHOP.requests("PUT", "/v1/admin/search/synonyms").getFirst()).satisfies(put -> {
            assertThat(put.body().toString()).isEqualTo("{\"rules\":[\"ya, young adult\"]}");
            assertThat(put.header("If-Match")).contains("\"1\"");
        });
    }

    @Test
    void showsTheListThatSomebodyElseSavedAndKeepsWhatWasTyped() {
        Page page = browser.get("/admin/search/synonyms");
        SHOP.touched("synonyms");
        Page conflict = browser.post("/admin/search/synonyms", Map.of("text", "uk, britain", "etag", etag(page)));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text())
                .contains("Somebody else saved this list", "lotr => the lord of the rings", "uk, britain");
        assertThat(browser.post("/admin/search/synonyms", Map.of("text", "uk, britain", "etag", etag(conflict)))
                        .text())
                .contains("Saved.");
    }

    @Test
    void saysWhichRuleIsWrongAndSavesNone() {
        Page page = browser.post("/admin/search/synonyms", Map.of("text", "alone\na => b => c", "etag", ""));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Rule 1 (“alone”) is neither", "Rule 2 (“a => b => c”)");
        assertThat(SHOP.requests("PUT", "/v1/admin/search/synonyms")).isEmpty();
    }

    @Test
    void takesRedirectsToPagesOfTheShopOnly() {
        Page page = browser.get("/admin/search/redirects?add=gift voucher");
        assertThat(page.text()).contains("verses => /categories/poetry gift voucher =>");
        assertThat(browser.post(
                                "/admin/search/redirects",
                                Map.of("text", "gifts => https://evil.example", "etag", etag(page)))
                        .text())
                .contains("“gifts => https://evil.example” is not");
        assertThat(browser.post(
                                "/admin/search/redirects",
                                Map.of("text", "gifts => /categories/humor", "etag", etag(page)))
                        .text())
                .contains("Saved.");
        assertThat(SHOP.requests("PUT", "/v1/admin/search/redirects"))
                .singleElement()
                .satisfies(put -> assertThat(put.body().toString())
                        .isEqualTo("{\"redirects\":[{\"query\":\"gifts\",\"url\":\"/categories/humor\"}]}"));
    }

    @Test
    void pinsOrdersAndUnpinsBooks() {
        Page found = browser.get("/admin/search/pins?query=desert planet&find=hobbit");
        assertThat(found.text()).contains("“desert planet” 1. Dune (Paperback)", "2. Dune Messiah", "The Hobbit");
        String hobbit = book("The Hobbit", "hardcover");
        Page pinned = change("add", hobbit, found);
        assertThat(pinned.text()).contains("Saved.", "3. The Hobbit (Hardcover)");
        assertThat(change("up", hobbit, pinned).text()).contains("2. The Hobbit", "3. Dune Messiah");
        Page unpinned = change("remove", hobbit, browser.get("/admin/search/pins"));
        assertThat(unpinned.text()).doesNotContain("The Hobbit");
    }

    @Test
    void changesNoPinsThatSomebodyElseChangedMeanwhile() {
        Page page = browser.get("/admin/search/pins");
        SHOP.touched("pins");
        assertThat(change("remove", book("Dune", "paperback"), page).text())
                .contains("Somebody else changed the pins meanwhile.", "1. Dune (Paperback)");
    }

    @Test
    void explainsWhyABookStandsWhereItStands() {
        Page results = browser.get("/admin/search/explain?q=dune");
        assertThat(results.text()).contains("What shoppers see", "Dune Messiah", "Why?");
        String isbn = SHOP.isbn(book("Dune", "hardcover"));
        assertThat(browser.get("/admin/search/explain?q=dune&book=" + isbn).text())
                .contains("Dune stands at 1", "sci-fi → science fiction", "title exact title 40.0");
        assertThat(browser.get("/admin/search/explain?q=emma&book=" + isbn).text())
                .contains("is not among the results", "None of its fields");
        assertThat(browser.get("/admin/search/explain?q=dune&book=nonsense").text())
                .contains("There is no book with that ISBN");
    }

    @Test
    void tellsPlainlyThatSearchRests() {
        SHOP.rest("/v1/admin/search");
        assertThat(browser.get("/admin/search").status()).isEqualTo(503);
    }

    @Test
    void isClosedToShoppers() {
        Browser shopper = new Browser(port);
        assertThat(shopper.get("/admin/search/synonyms").path()).startsWith("/sign-in");
        assertThat(shopper.get("/admin/reviews").path()).startsWith("/sign-in");
        assertThat(shopper.get("/admin/imports").path()).startsWith("/sign-in");
        assertThat(shopper.get("/admin/exports/books?format=csv").path()).startsWith("/sign-in");
    }

    private Page change(String action, String book, Page page) {
        return browser.post(
                "/admin/search/pins/" + action, Map.of("query", "desert planet", "book_id", book, "etag", etag(page)));
    }

    private static String etag(Page page) {
        return page.field("etag").replace("&quot;", "\"");
    }
}
