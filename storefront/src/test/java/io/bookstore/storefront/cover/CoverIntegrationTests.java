package io.bookstore.storefront.cover;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CoverIntegrationTests extends ShopIntegrationTest {

    @Test
    void servesTheCoverOfAListedBookWithoutAskingAgainAndForEver() {
        String url = browser.get("/search?q=dune messiah")
                .find("src=\"(/covers/[^\"]+)\"")
                .orElseThrow();
        SHOP.reset();

        Page cover = browser.get(url);

        assertThat(cover.status()).isEqualTo(200);
        assertThat(cover.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(cover.header("Cache-Control")).contains("max-age=31536000", "immutable", "public");
        assertThat(SHOP.requests()).isEmpty();
    }

    @Test
    void asksCatalogForABookThatWasNotListedYet() {
        Page cover = browser.get("/covers/" + book("Leaves of Grass", "paperback") + ".svg");

        assertThat(cover.body()).contains("<title>Leaves of Grass by Walt Whitman</title>");
        assertThat(cover.header("Cache-Control")).contains("max-age=3600");
    }

    @Test
    void answersNotModifiedToABrowserThatHasIt() {
        String path = "/covers/" + book("Matilda", "paperback") + ".svg";
        String etag = browser.get(path).header("ETag");

        Page again = browser.get(path, "If-None-Match", etag);

        assertThat(etag).isNotEmpty();
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void sendsCoversCompressed() {
        Page cover = browser.get("/covers/" + book("Dune", "paperback") + ".svg", "Accept-Encoding", "gzip");

        assertThat(cover.header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void drawsAPlainCoverForABookThatIsGone() {
        Page cover = browser.get("/covers/" + UUID.randomUUID() + ".svg");

        assertThat(cover.status()).isEqualTo(200);
        assertThat(cover.body()).startsWith("<svg");
        assertThat(cover.header("Cache-Control")).contains("max-age=30");
    }

    @Test
    void keepsAPlainCoverOnlyBrieflyWhileCatalogRests() {
        SHOP.rest("/v1/books");

        assertThat(browser.get("/covers/" + book("Jane Eyre", "ebook") + ".svg").header("Cache-Control"))
                .contains("max-age=30");

        SHOP.reset();

        assertThat(browser.get("/covers/" + book("Jane Eyre", "ebook") + ".svg").body())
                .contains("Jane Eyre");
    }
}
