package io.bookstore.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityIntegrationTests extends ShopIntegrationTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search", "/cart", "/sign-in", "/nix", "/css/nix.css"})
    void allowsNothingFromElsewhere(String path) {
        Page page = browser.get(path);

        assertThat(page.header("Content-Security-Policy"))
                .contains(
                        "default-src 'self'",
                        "script-src 'self';",
                        "style-src 'self';",
                        "frame-ancestors 'none'",
                        "form-action 'self'",
                        "object-src 'none'")
                .doesNotContain("unsafe", "pay.example", "*");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void allowsThePaymentProviderAtCheckoutAlone() {
        putABook();

        String policy = browser.get("/checkout").header("Content-Security-Policy");

        assertThat(policy)
                .contains(
                        "script-src 'self' https://pay.example;",
                        "frame-src https://pay.example",
                        "connect-src 'self' https://pay.example;")
                .doesNotContain("unsafe");
    }

    @Test
    void hasNoScriptOrStyleInsideItsPages() {
        putABook();
        for (String path : List.of(
                "/",
                "/search",
                "/books/" + book("Dune", "hardcover"),
                "/cart",
                "/checkout",
                "/sign-in",
                "/register",
                "/nix")) {
            String body = browser.get(path).body();
            Matcher inline = Pattern.compile(
                            "<script(?![^>]*(src=|application/ld\\+json))|<style|\\sstyle=\"|\\son[a-z]+=\"|javascript:")
                    .matcher(body);
            assertThat(inline.find()).as(path).isFalse();
        }
    }

    @Test
    void refusesAFormWithoutItsTokenInPlainWords() {
        browser.get("/books/" + book("Matilda", "paperback"));

        Page page = browser.post("/cart", Map.of("book_id", book("Matilda", "paperback"), "_csrf", "forged"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("This page was open for too long");
        assertThat(SHOP.requests("POST", "/v1/cart")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesWhatAForeignPageSends(String site) {
        browser.get("/books/" + book("Matilda", "paperback"));

        Page page = browser.post("/cart", Map.of("book_id", book("Matilda", "paperback")), "Sec-Fetch-Site", site);

        assertThat(page.status()).isEqualTo(403);
        assertThat(SHOP.requests("POST", "/v1/cart")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cart",
                "/checkout",
                "/checkout/delivery",
                "/sign-in",
                "/sign-out",
                "/register",
                "/verify-email",
                "/admin/books/00000000-0000-4000-8000-000000000000"
            })
    void wantsATokenOnEveryForm(String path) {
        assertThat(browser.post(path, Map.of("_csrf", "")).status()).isEqualTo(403);
    }

    @Test
    void hidesTheFormTokenFromScripts() {
        browser.get("/sign-in");

        assertThat(browser.setCookies())
                .filteredOn(cookie -> cookie.startsWith("__Host-csrf="))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/"));
    }

    @Test
    void letsNobodyStorePersonalPages() {
        assertThat(browser.get("/cart").header("Cache-Control")).contains("no-store");
    }

    @Test
    void letsBrowsersKeepStylesForAYearUnderTheirFingerprint() {
        String css =
                browser.get("/").find("href=\"(/css/shop-[0-9a-f]{32}\\.css)\"").orElseThrow();

        Page style = browser.get(css);

        assertThat(style.status()).isEqualTo(200);
        assertThat(style.header("Cache-Control")).contains("max-age=31536000");
        assertThat(style.body()).containsPattern("/fonts/source-serif-4-latin-wght-normal-[0-9a-f]{32}\\.woff2");
    }

    @Test
    void saysNothingOfWhatItIsMadeOf() {
        Page page = browser.get("/");

        assertThat(page.headers().map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(browser.get("/actuator/health").status()).isEqualTo(404);
        assertThat(browser.get("/v3/api-docs").status()).isEqualTo(404);
    }

    private void putABook() {
        browser.get("/books/" + book("Matilda", "paperback"));
        browser.post("/cart", Map.of("book_id", book("Matilda", "paperback"), "qty", "1"));
    }
}
