package io.bookstore.storefront.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import org.junit.jupiter.api.Test;

class ShelfIntegrationTests extends ShopIntegrationTest {

    @Test
    void comparesAllEditionsOfAWork() {
        Page book = browser.get("/books/" + book("Dune", "paperback"));
        assertThat(book.text()).contains("Compare all 4 editions");
        String work = book.find("href=\"(/works/[^\"]+)\"").orElseThrow();
        assertThat(work).endsWith("-dune");
        Page page = browser.get(work);
        assertThat(page.text())
                .contains("first published 1965 · 4 editions", "English Meridian 1965", "$35.00 Only 4 left")
                .contains("E-book", "$9.99 Available");
        assertThat(page.body()).contains("rel=\"canonical\" href=\"https://shop.example" + work + "\"");
    }

    @Test
    void comparesEditionsWhileStockIsUnknown() {
        String work = browser.get("/books/" + book("Dune", "paperback"))
                .find("href=\"(/works/[^\"]+)\"")
                .orElseThrow();
        SHOP.rest("/v1/books/");
        Page page = browser.get(work);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("see its page", "$35.00");
    }

    @Test
    void knowsNoOtherWorks() {
        assertThat(browser.get("/works/00000000-0000-4000-8000-000000000000").status())
                .isEqualTo(404);
        assertThat(browser.get("/works/dune").status()).isEqualTo(404);
    }

    @Test
    void namesAnAuthorByAllNamesUnderOneAddress() {
        String author = browser.get("/books/" + book("The Hobbit", "paperback"))
                .find("href=\"(/authors/[^\"]+)\"")
                .orElseThrow();
        Page page = browser.get(author.replaceAll("-jrr-tolkien|-j-r-r-tolkien", "-somebody-else"));
        assertThat(page.text()).contains("J.R.R. Tolkien", "Also known as John Ronald Reuel Tolkien", "The Two Towers");
        assertThat(page.body()).contains("rel=\"canonical\" href=\"https://shop.example" + author + "\"");
    }

    @Test
    void showsAnAuthorWhileTheirNamesAreResting() {
        String author = browser.get("/books/" + book("The Hobbit", "paperback"))
                .find("href=\"(/authors/[^\"]+)\"")
                .orElseThrow();
        SHOP.rest("/v1/authors");
        assertThat(browser.get(author).text()).contains("J.R.R. Tolkien").doesNotContain("Also known as");
    }

    @Test
    void leadsFromACategoryUpAndDown() {
        Page fantasy = browser.get("/categories/fantasy");
        assertThat(fantasy.body())
                .contains("<a href=\"/categories/fiction\">Fiction</a></li><li aria-current=\"page\">Fantasy</li>")
                .contains("rel=\"canonical\" href=\"https://shop.example/categories/fantasy\"");
        assertThat(browser.get("/categories/fiction").body())
                .contains("aria-label=\"Shelves within\"", "href=\"/categories/fantasy\"");
    }

    @Test
    void givesASeriesOneAddress() {
        String series = browser.get("/books/" + book("The Two Towers", "paperback"))
                .find("href=\"(/series/[^\"]+)\"")
                .orElseThrow();
        assertThat(browser.get(series.substring(0, "/series/".length() + 36)).body())
                .contains("rel=\"canonical\" href=\"https://shop.example" + series + "\"");
    }
}
