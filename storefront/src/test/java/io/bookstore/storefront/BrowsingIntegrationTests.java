package io.bookstore.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowsingIntegrationTests extends ShopIntegrationTest {

    @Test
    void showsShelvesCategoriesAndSeriesOnTheFrontPage() {
        Page home = browser.get("/");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text())
                .contains("Find your next book", "New in the shop", "Bestsellers", "Series to start", "Earthsea")
                .contains("Dune");
        assertThat(home.body()).contains("href=\"/categories/fiction\"");
    }

    @Test
    void asksForNoSessionOfWhoOnlyLooksAround() {
        browser.get("/");
        browser.get("/search?q=dune");

        assertThat(browser.cookies()).doesNotContainKey("session");
    }

    @Test
    void passesTheShoppersAddressAndRequestIdOn() {
        browser.get("/search?q=dune", "X-Forwarded-For", "203.0.113.9", "X-Request-Id", "test-request-1");

        assertThat(SHOP.requests("GET", "/v1/search")).singleElement().satisfies(request -> {
            assertThat(request.header("X-Forwarded-For")).contains("203.0.113.9");
            assertThat(request.header("X-Request-Id")).contains("test-request-1");
            assertThat(request.header("Authorization")).isEmpty();
        });
    }

    @Test
    void keepsTheFrontPageWhenSearchRests() {
        SHOP.rest("/v1/search");

        Page home = browser.get("/");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text()).contains("Bestsellers", "Dune");
    }

    @Test
    void findsBooksWithFacetsAndChips() {
        Page found = browser.get("/search?q=le guin&format=paperback&price=1000-1999");

        assertThat(found.text()).contains("“ le guin ”", "4 books", "$10.00 – $19.99", "Remove filter: Paperback");
        assertThat(SHOP.requests("GET", "/v1/search").getFirst()).satisfies(request -> {
            assertThat(request.all("price_min")).containsExactly("1000");
            assertThat(request.all("price_max")).containsExactly("1999");
            assertThat(request.all("price")).isEmpty();
        });
    }

    @Test
    void saysThatNothingMatchesAndWhatToDo() {
        Page nothing = browser.get("/search?q=zzzz");

        assertThat(nothing.text()).contains("Nothing found for “ zzzz ”", "Check the spelling", "Popular now");
    }

    @Test
    void showsTheShelfWhileSearchRests() {
        SHOP.rest("/v1/search");

        Page resting = browser.get("/search?q=dune");

        assertThat(resting.status()).isEqualTo(200);
        assertThat(resting.text()).contains("Search is resting; here is the shelf.", "Matilda");
    }

    @Test
    void tellsPlainlyThatEverythingRests() {
        SHOP.rest("/v1/");

        Page resting = browser.get("/search?q=dune");

        assertThat(resting.status()).isEqualTo(503);
        assertThat(resting.text()).contains("A part of the shop is resting");
    }

    @Test
    void suggestsBooksAndAuthorsOnceEach() {
        Page suggestions = browser.get("/search/suggest?q=dune");

        assertThat(suggestions.body()).contains("/search?q=dune", "/books/");
        assertThat(suggestions.text().split("Dune Book", -1)).hasSize(2);
        assertThat(browser.get("/search/suggest?q=d").body()).doesNotContain("<li>");
    }

    @Test
    void listsACategoryAndFallsBackToCatalog() {
        assertThat(browser.get("/categories/fantasy").text()).contains("Fantasy", "The Hobbit");

        SHOP.rest("/v1/search");

        assertThat(browser.get("/categories/fantasy").text()).contains("Fantasy", "The Hobbit");
    }

    @Test
    void listsAnAuthorByIdAndByName() {
        String id = browser.get(bookUrl("Dune", "paperback"))
                .find("href=\"(/authors/[^\"]+)\"")
                .orElseThrow();

        assertThat(browser.get(id).text()).contains("Author Frank Herbert", "Dune Messiah");
        assertThat(browser.get("/authors/frank-herbert").text()).contains("Author Frank Herbert");
        assertThat(browser.get("/authors/nobody-at-all").status()).isEqualTo(404);
    }

    @Test
    void listsASeriesInReadingOrder() {
        String url = browser.get(bookUrl("The Farthest Shore", "paperback"))
                .find("href=\"(/series/[^\"]+)\"")
                .orElseThrow();

        assertThat(browser.get(url).text())
                .containsSubsequence("A Wizard of Earthsea", "The Tombs of Atuan", "The Farthest Shore");
    }

    @Test
    void showsABookWithItsFormatsAndAvailability() {
        Page page = browser.get(bookUrl("Dune", "hardcover"));

        assertThat(page.text())
                .contains(
                        "Book 1 of Dune",
                        "Hardcover $35.00 Only 4 left",
                        "Paperback $14.99 In stock",
                        "E-book $9.99 Available")
                .contains("Add to cart", "ISBN");
        assertThat(page.body())
                .contains("rel=\"canonical\" href=\"https://shop.example/books/" + SHOP.isbn(book("Dune", "hardcover"))
                        + "-dune\"");
        assertThat(page.body())
                .contains("\"@type\":\"Book\"", "\"price\":\"35.00\"", "https://schema.org/LimitedAvailability");
    }

    @Test
    void namesContributorsWithTheirRoles() {
        assertThat(browser.get(bookUrl("The Name of the Rose", "paperback")).text())
                .containsSubsequence("Umberto Eco", "William Weaver (translator)");
    }

    @Test
    void offersNoCartButtonForWhatCannotBeHad() {
        Page page = browser.get(bookUrl("Beloved", "paperback"));

        assertThat(page.text())
                .contains("Out of stock", "We cannot sell this edition")
                .doesNotContain("Add to cart");
    }

    @Test
    void findsABookByItsBareIsbnToo() {
        assertThat(browser.get("/books/" + SHOP.isbn(book("Dune", "hardcover"))).status())
                .isEqualTo(200);
    }

    @Test
    void escapesWhateverABookIsCalled() {
        String id = book("Snow Country", "paperback");
        String title = "<script>alert(1)</script> & \"Snow\" </script>";
        SHOP.retitle(id, title);
        try {
            Page page = browser.get("/books/" + id);

            assertThat(page.body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
            assertThat(page.body().split("</script>"))
                    .as("scripts end where they should")
                    .hasSize(4);
            assertThat(browser.get("/covers/" + id + ".svg").body()).doesNotContain("<script");
        } finally {
            SHOP.retitle(id, "Snow Country");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?page=abc", "/search?page=-1", "/search?page=99999999999", "/search?price=abc",
                        "/search?price=-",
                "/search?rating=9", "/search?sort=%00", "/search?q=%00%01", "/search?category=", "/search?unknown=1",
                "/categories/fantasy?page=x&sort=y", "/search?q=%F0%9F%93%9A", "/search/suggest?q=%00"
            })
    void makesTheBestOfAddressesThatMakeNoSense(String path) {
        assertThat(browser.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nix",
                "/books/nix",
                "/books/9780000000000-x",
                "/books/%00",
                "/authors/%3Cscript%3E",
                "/series/nope",
                "/categories/no-such-shelf",
                "/orders/nix",
                "/covers/nix.svg",
                "/css/nix.css"
            })
    void answers404WithAPage(String path) {
        Page page = browser.get(path);

        assertThat(page.status()).isIn(400, 404);
        assertThat(page.body()).doesNotContain("Exception", "stack");
    }

    @Test
    void cutsAVeryLongSearchShort() {
        assertThat(browser.get("/search?q=" + "a".repeat(3000)).status()).isEqualTo(200);
    }

    private String bookUrl(String title, String format) {
        return "/books/" + book(title, format);
    }
}
