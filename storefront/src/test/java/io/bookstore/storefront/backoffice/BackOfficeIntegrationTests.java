package io.bookstore.storefront.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser;
import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import io.bookstore.storefront.stub.StubRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackOfficeIntegrationTests extends ShopIntegrationTest {

    @Test
    void isClosedToGuestsAndCustomers() {
        assertThat(browser.get("/admin").path()).startsWith("/sign-in");

        signIn("shopper@example.com");

        assertThat(browser.get("/admin").status()).isEqualTo(403);
        assertThat(browser.get("/admin/books").status()).isEqualTo(403);
        assertThat(browser.get("/").body()).doesNotContain("Back office");
    }

    @Test
    void showsWhatWaitsToday() {
        signIn("staff@example.com");

        assertThat(browser.get("/admin").text())
                .contains("Orders to pack", "Low stock", "The Farthest Shore", "up catalog");
    }

    @Test
    void showsTodayWithoutThePartsThatRest() {
        signIn("staff@example.com");
        SHOP.rest("/v1/admin/inventory");

        assertThat(browser.get("/admin").text()).contains("Inventory does not answer at the moment.", "up catalog");
    }

    @Test
    void findsBooksByIsbnAndWords() {
        signIn("staff@example.com");
        String isbn = SHOP.isbn(book("Dune", "ebook"));

        assertThat(browser.get("/admin/books?q=" + isbn).text()).contains("1 book ", isbn);
        assertThat(browser.get("/admin/books?q=dune").text()).contains("5 books", "Dune Messiah", "Audiobook");
        assertThat(browser.get("/admin/books?q=9780000000000").text()).contains("No book matches.");
    }

    @Test
    void savesOnlyWhatWasChangedAgainstTheVersionThatWasSeen() {
        signIn("staff@example.com");
        String id = book("Sapiens", "paperback");
        Page page = browser.get("/admin/books/" + id);

        Page saved = browser.post("/admin/books/" + id, form(page, "18.50"));

        assertThat(saved.text()).contains("Saved. Shoppers see it within two seconds.");
        StubRequest patch = SHOP.requests("PATCH", "/v1/books/" + id).getFirst();
        assertThat(patch.header("If-Match")).contains(page.field("etag").replace("&quot;", "\""));
        assertThat(patch.header("Content-Type")).contains("application/merge-patch+json");
        assertThat(patch.body().toString()).isEqualTo("{\"price_cents\":1850}");
        assertThat(new Browser(port).get("/books/" + id).text()).contains("$18.50");
    }

    @Test
    void showsWhatSomebodyElseSavedMeanwhileAndLosesNothing() {
        signIn("staff@example.com");
        String id = book("Thinking, Fast and Slow", "paperback");
        Page page = browser.get("/admin/books/" + id);
        SHOP.price(id, 1700);

        Page conflict = browser.post("/admin/books/" + id, form(page, "16.00"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Somebody else saved this book while you were editing", "Price 17.00");
        assertThat(conflict.field("price")).isEqualTo("16.00");
        assertThat(SHOP.priceOf(id)).isEqualTo(1700);

        browser.post("/admin/books/" + id, form(conflict, "16.00"));
        assertThat(SHOP.priceOf(id)).isEqualTo(1600);
    }

    @Test
    void saysWhatIsWrongWithAnEntry() {
        signIn("staff@example.com");
        String id = book("Sapiens", "paperback");
        Map<String, String> form = form(browser.get("/admin/books/" + id), "12.345");
        form.put("title", "");

        Page page = browser.post("/admin/books/" + id, form);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Enter a title.", "Enter a price like 12.99.");
        assertThat(SHOP.requests("PATCH", "/v1/books/" + id)).isEmpty();
    }

    @Test
    void takesABookOffSaleAndPutsItBack() {
        signIn("staff@example.com");
        String id = book("The Pragmatic Garden", "paperback");
        browser.get("/admin/books/" + id);

        Page off = browser.post("/admin/books/" + id + "/off-sale", Map.of());

        assertThat(off.text()).contains("off sale", "Put on sale");
        assertThat(new Browser(port).get("/books/" + id).status()).isEqualTo(404);

        Page on = browser.post(
                "/admin/books/" + id + "/on-sale",
                Map.of("etag", off.field("etag").replace("&quot;", "\"")));

        assertThat(on.text()).contains("on sale", "Take off sale");
        assertThat(new Browser(port).get("/books/" + id).status()).isEqualTo(200);
    }

    @Test
    void receivesCopies() {
        signIn("staff@example.com");
        String id = book("The Waste Land", "paperback");
        assertThat(browser.get("/admin/books/" + id).text()).contains("On hand 6");

        assertThat(browser.post("/admin/books/" + id + "/receipts", Map.of("copies", "4", "reference", "DN-7"))
                        .text())
                .contains("On hand 10");
        assertThat(browser.post("/admin/books/" + id + "/receipts", Map.of("copies", "-4", "reference", "DN-7"))
                        .text())
                .contains("Nothing was received");
    }

    @Test
    void listsOrders() {
        signIn("staff@example.com");

        assertThat(browser.get("/admin/orders?status=paid&q=B-1").status()).isEqualTo(200);
        assertThat(browser.get("/admin/orders?status=%00'--").status()).isEqualTo(200);
    }

    private void signIn(String email) {
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("email", email, "password", "correct-horse-battery-staple", "next", "/cart"));
    }

    private static Map<String, String> form(Page page, String price) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : new String[] {"title", "subtitle", "publisher", "published", "pages", "language"}) {
            form.put(field, page.field(field).replace("&#39;", "'"));
        }
        form.put("etag", page.field("etag").replace("&quot;", "\""));
        form.put("price", price);
        form.put(
                "description",
                page.find("(?s)<textarea[^>]*>(.*?)</textarea>").orElse("").replace("&#39;", "'"));
        return form;
    }
}
