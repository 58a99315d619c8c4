package io.bookstore.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every page keeps, back office included: nothing inline, and what people without a mouse or a screen need. */
class PagesIntegrationTests extends ShopIntegrationTest {

    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*(src=|application/ld\\+json))|<style|\\sstyle=\"|\\son[a-z]+=\"|javascript:");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("<(input|select|textarea)\\b[^>]*>");

    @BeforeEach
    void signIn() {
        browser.get("/sign-in");
        browser.post(
                "/sign-in",
                Map.of("email", "staff@example.com", "password", "correct-horse-battery-staple", "next", "/cart"));
    }

    @Test
    void keepsTheRulesOnEveryPage() {
        for (String path : paths()) {
            Page page = browser.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(INLINE.matcher(page.body()).find())
                    .as("inline in " + path)
                    .isFalse();
            assertThat(page.header("Content-Security-Policy")).as(path).contains("script-src 'self';");
            assertThat(page.body().split("<h1", -1))
                    .as("one heading of " + path)
                    .hasSize(2);
            assertThat(page.body()).as(path).contains("<html lang=\"en\"", "<main id=\"content\"");
            assertThat(problems(page.body())).as(path).isEmpty();
        }
    }

    @Test
    void staysWithinItsBudgetOfStylesAndScripts() {
        assertThat(size("/css/shop-[0-9a-f]+\\.css")).isLessThan(25_000);
        assertThat(size("/js/shop-[0-9a-f]+\\.js") + size("/webjars/htmx[^\"]+"))
                .isLessThan(45_000);
    }

    private int size(String pattern) {
        String path = browser.get("/").find("\"(" + pattern + ")\"").orElseThrow();
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(browser.get(path).body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.size();
    }

    private List<String> paths() {
        String dune = book("Dune", "paperback");
        String work =
                browser.get("/books/" + dune).find("href=\"(/works/[^\"]+)\"").orElseThrow();
        return List.of(
                "/",
                "/search?category=fantasy",
                "/search?q=zzzz",
                "/search/facets/author?prefix=a",
                "/books/" + dune,
                "/books/" + book("Sapiens", "paperback"),
                work,
                "/categories/fiction",
                "/admin",
                "/admin/books",
                "/admin/books/new",
                "/admin/books/" + dune,
                "/admin/books/" + dune + "/history",
                "/admin/imports",
                "/admin/imports/" + SHOP.newestImport(),
                "/admin/search",
                "/admin/search/zero-results",
                "/admin/search/synonyms",
                "/admin/search/pins?query=desert&find=dune",
                "/admin/search/redirects",
                "/admin/search/explain?q=dune&book=" + dune,
                "/admin/reviews",
                "/admin/orders");
    }

    private static List<String> problems(String body) {
        List<String> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Matcher id = ID.matcher(body);
        while (id.find()) if (!ids.add(id.group(1))) problems.add("the id " + id.group(1) + " stands twice");
        Matcher image = Pattern.compile("<img\\b[^>]*>").matcher(body);
        while (image.find()) if (!image.group().contains(" alt=\"")) problems.add("no alt: " + image.group());
        Matcher field = FIELD.matcher(body);
        while (field.find()) {
            if (!isNamed(field.group(), body, field.start())) problems.add("no label: " + field.group());
        }
        return problems;
    }

    private static boolean isNamed(String field, String body, int at) {
        if (field.contains("type=\"hidden\"") || field.contains("aria-label=")) return true;
        Matcher id = ID.matcher(field);
        if (id.find() && body.contains("for=\"" + id.group(1) + "\"")) return true;
        return body.lastIndexOf("<label>", at) > body.lastIndexOf("</label>", at);
    }
}
