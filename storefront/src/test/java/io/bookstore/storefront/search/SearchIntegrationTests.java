package io.bookstore.storefront.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIntegrationTests extends ShopIntegrationTest {

    @Test
    void saysWhatItSearchedForInsteadAndOffersTheWordsAsTyped() {
        Page corrected = browser.get("/search?q=tolkein");
        assertThat(corrected.text())
                .contains("No book has “ tolkein ”, so these are the results for tolkien", "Search instead for");
        assertThat(corrected.body()).contains("href=\"/search?q=%22tolkein%22\"");
        assertThat(browser.get("/search?q=\"tolkein\"".replace("\"", "%22")).text())
                .doesNotContain("Search instead");
    }

    @Test
    void asksWhatIsMeant() {
        Page page = browser.get("/search?q=left hand");
        assertThat(page.text()).contains("Did you mean the left hand of darkness ?");
        assertThat(page.body()).contains("href=\"/search?q=the%20left%20hand%20of%20darkness\"");
    }

    @Test
    void saysWhenResultsOnlyComeClose() {
        assertThat(browser.get("/search?q=dune gardening").text())
                .contains("No book matches everything you asked for; these come closest.", "leave out a word", "Dune");
        assertThat(browser.get("/search?q=dune gardening&format=ebook").text()).contains("Search without the filters");
    }

    @Test
    void showsTheShelfWhileSearchIsDegraded() {
        SHOP.degrade();
        Page page = browser.get("/search?q=dune");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Search is resting; here is the shelf.", "Dune Messiah");
    }

    @Test
    void goesWhereAnOperatorSendsTheWords() {
        assertThat(browser.getOnce("/search?q=verses").header("Location")).isEqualTo("/categories/poetry");
        assertThat(browser.get("/search?q=verses&sort=title").path()).startsWith("/search");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "//evil.example/x", "/\\evil.example", "javascript:alert(1)", "/a b"})
    void goesNowhereElse(String target) {
        SHOP.redirect("verses", target);
        try {
            assertThat(browser.getOnce("/search?q=verses").status()).isEqualTo(200);
        } finally {
            SHOP.redirect("verses", "/categories/poetry");
        }
    }

    @Test
    void goesStraightToTheBookOfAnIsbn() {
        String isbn = SHOP.isbn(book("Beloved", "paperback"));
        assertThat(browser.getOnce("/search?q=" + isbn).header("Location")).startsWith("/books/" + isbn + "-beloved");
    }

    @Test
    void linksResultsToTheSearchThatFoundThem() {
        assertThat(browser.get("/search?q=beloved").body())
                .containsPattern("href=\"/books/\\d{13}-beloved\\?from=[0-9a-f-]{36}\"");
    }

    @Test
    void unfoldsTheTreeOfCategoriesWhereSomethingIsChosen() {
        Page folded = browser.get("/search");
        assertThat(folded.body()).contains("id=\"f-category-fiction\"").doesNotContain("id=\"f-category-horror\"");
        Page unfolded = browser.get("/search?category=fiction");
        assertThat(unfolded.body())
                .contains("id=\"f-category-horror\"")
                .contains("href=\"/search?category=horror\"")
                .doesNotContain("category=fiction&amp;category=horror");
        assertThat(browser.get("/search?category=horror").body()).contains("href=\"/search?category=fiction\"");
    }

    @Test
    void searchesInsideALongFacet() {
        assertThat(browser.get("/search").body()).contains("action=\"/search/facets/author\"");
        Page page = browser.get("/search/facets/author?prefix=ur&format=paperback");
        assertThat(page.text())
                .contains("Filter by author", "Ursula K. Le Guin", "Back to the results")
                .doesNotContain("Frank Herbert");
        assertThat(page.body()).containsPattern("href=\"/search\\?format=paperback&amp;author=[0-9a-f-]{36}\"");
        assertThat(SHOP.requests("GET", "/v1/search/facets/author").getFirst()).satisfies(request -> {
            assertThat(request.all("prefix")).containsExactly("ur");
            assertThat(request.all("format")).containsExactly("paperback");
            assertThat(request.all("page")).isEmpty();
        });
    }

    @Test
    void answersAFacetSearchOfThePageWithAListAlone() {
        Page list = browser.get("/search/facets/author?prefix=zzz", "HX-Request", "true");
        assertThat(list.text()).contains("Nothing begins with “ zzz ”. Try fewer letters.");
        assertThat(list.body()).doesNotContain("<html");
        SHOP.rest("/v1/search/facets");
        assertThat(browser.get("/search/facets/author?prefix=a", "HX-Request", "true")
                        .text())
                .contains("This list is resting.");
    }

    @Test
    void knowsNoFacetOfAnotherName() {
        assertThat(browser.get("/search/facets/password").status()).isEqualTo(404);
        assertThat(browser.get("/search/facets/author?prefix=%00%01" + "x".repeat(300))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void escapesWhatWasSearchedForWhereverItIsSaid() {
        for (String path : new String[] {"/search", "/search/facets/author"}) {
            assertThat(browser.get(path + "?q=%3Cscript%3Ealert(1)%3C/script%3E tolkein&prefix=%3Cimg%20src=x%3E")
                            .body())
                    .doesNotContain("<script>alert", "<img src=x");
        }
    }
}
