package io.bookstore.storefront.bookdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser;
import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.FormFields;
import io.bookstore.storefront.ShopIntegrationTest;
import io.bookstore.storefront.stub.StubRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookDeskIntegrationTests extends ShopIntegrationTest {

    @BeforeEach
    void signIn() {
        browser.get("/sign-in");
        browser.post(
                "/sign-in",
                Map.of("email", "staff@example.com", "password", "correct-horse-battery-staple", "next", "/cart"));
        browser.get("/admin/books/new");
    }

    @Test
    void findsBooksByIsbnAndWords() {
        String isbn = SHOP.isbn(book("Dune", "ebook"));
        assertThat(browser.get("/admin/books?q=" + isbn).text()).contains("1 book ", isbn);
        assertThat(browser.get("/admin/books?q=dune").text()).contains("5 books", "Dune Messiah", "Audiobook");
        assertThat(browser.get("/admin/books?q=9780000000000").text()).contains("No book matches.");
    }

    @Test
    void savesOnlyWhatWasChangedAgainstTheVersionThatWasSeen() {
        String id = book("Sapiens", "paperback");
        FormFields form = form(id);
        assertThat(browser.post("/admin/books/" + id, form.with("price", "18.50"))
                        .text())
                .contains("Saved. Shoppers see it within two seconds.");
        StubRequest patch = SHOP.requests("PATCH", "/v1/books/" + id).getFirst();
        assertThat(patch.header("If-Match")).contains(form.get("etag"));
        assertThat(patch.header("Content-Type")).contains("application/merge-patch+json");
        assertThat(patch.body().toString()).isEqualTo("{\"price_cents\":1850}");
        assertThat(new Browser(port).get("/books/" + id).text()).contains("$18.50");
    }

    @Test
    void sendsNothingWhenNothingWasChanged() {
        String id = book("The Hobbit", "hardcover");
        browser.post("/admin/books/" + id, form(id));
        assertThat(SHOP.requests("PATCH", "/v1/books/" + id)).isEmpty();
    }

    @Test
    void editsContributorsShelvesAndDetails() {
        String id = book("Leaves of Grass", "paperback");
        FormFields form = form(id).with("author_name", "Walt Whitman", "Ada Artist", "")
                .with("author_role", "author", "illustrator", "author")
                .with("category", "poetry", "classics")
                .with("awards", "A medal\r\nA cup")
                .with("age_from", "14")
                .with("subjects", "bisac POE005010 POETRY / American\r\ngrass");
        assertThat(browser.post("/admin/books/" + id, form).text()).contains("Saved.");
        assertThat(SHOP.requests("PATCH", "/v1/books/" + id).getFirst().body().toString())
                .contains("\"name\":\"Ada Artist\"", "\"role\":\"illustrator\"")
                .contains("\"categories\":[\"poetry\",\"classics\"]", "\"awards\":[\"A medal\",\"A cup\"]")
                .contains("\"age_from\":14", "\"code\":\"POE005010\"", "\"heading\":\"grass\"")
                .doesNotContain("\"title\"", "\"language\"");
        assertThat(new Browser(port).get("/books/" + id).text()).contains("Ada Artist (illustrator)");
    }

    @Test
    void showsWhatSomebodyElseSavedMeanwhileAndLosesNothing() {
        String id = book("Thinking, Fast and Slow", "paperback");
        FormFields form = form(id).with("price", "16.00").with("awards", "A prize");
        SHOP.price(id, 1700);
        Page conflict = browser.post("/admin/books/" + id, form);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text())
                .contains("Somebody else saved this book while you were editing", "Price 17.00", "Awards (empty)");
        FormFields kept = FormFields.of(conflict, "/admin/books/" + id);
        assertThat(kept.get("price")).isEqualTo("16.00");
        assertThat(kept.get("awards")).isEqualTo("A prize");
        assertThat(SHOP.priceOf(id)).isEqualTo(1700);
        browser.post("/admin/books/" + id, kept);
        assertThat(SHOP.priceOf(id)).isEqualTo(1600);
    }

    @Test
    void saysWhatIsWrongWithAnEntry() {
        String id = book("Sapiens", "paperback");
        Page page = browser.post(
                "/admin/books/" + id,
                form(id).with("price", "12.345").with("title", "").with("author_name", "", ""));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Enter a title.", "Enter a price like 12.99.", "Name at least one author");
        assertThat(SHOP.requests("PATCH", "/v1/books/" + id)).isEmpty();
    }

    @Test
    void writesANewBookDown() {
        FormFields form = FormFields.of(browser.get("/admin/books/new"), "/admin/books/new")
                .with("title", "A <b>Brand</b> New Book")
                .with("author_name", "Nora New", "")
                .with("description", "Nobody has read it.")
                .with("price", "9.99")
                .with("isbn13", "978-0-441-01359-3")
                .with("initial_stock", "12");
        Page made = browser.post("/admin/books/new", form);
        assertThat(made.text()).contains("Saved.", "A <b>Brand</b> New Book");
        assertThat(made.body()).doesNotContain("<b>Brand");
        assertThat(SHOP.requests("POST", "/v1/books").getFirst().body().toString())
                .contains("\"initial_stock\":12", "\"price_cents\":999", "\"currency\":\"USD\"")
                .doesNotContain("null", "\"awards\"");
    }

    @Test
    void saysThatAnIsbnIsTakenAndKeepsTheForm() {
        FormFields form = FormFields.of(browser.get("/admin/books/new"), "/admin/books/new")
                .with("title", "Again")
                .with("author_name", "Nora New", "")
                .with("description", "Text.")
                .with("price", "1")
                .with("isbn13", SHOP.isbn(book("Dune", "paperback")));
        Page refused = browser.post("/admin/books/new", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("A book has this ISBN already.");
        assertThat(refused.field("title")).isEqualTo("Again");
    }

    @Test
    void takesABookOffSaleAndPutsItBack() {
        String id = book("The Pragmatic Garden", "paperback");
        browser.get("/admin/books/" + id);
        Page off = browser.post("/admin/books/" + id + "/off-sale", Map.of());
        assertThat(off.text()).contains("off sale", "Put on sale");
        assertThat(new Browser(port).get("/books/" + id).status()).isEqualTo(404);
        assertThat(browser.post("/admin/books/" + id + "/on-sale", Map.of("etag", "\"0\""))
                        .text())
                .contains("Somebody else saved this book meanwhile");
        Page on = browser.post("/admin/books/" + id + "/on-sale", FormFields.of(off, "/on-sale"));
        assertThat(on.text()).contains("on sale", "Take off sale");
        assertThat(new Browser(port).get("/books/" + id).status()).isEqualTo(200);
    }

    @Test
    void receivesCopies() {
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
    void uploadsFetchesAndRemovesACover() {
        String url = "/admin/books/" + book("Moby-Dick", "paperback");
        browser.get(url);
        Page uploaded = browser.upload(
                url + "/cover", Map.of(), "picture", "whale.png\"\r\nContent-Type: image/png\r\nX: \"", "PNG");
        assertThat(uploaded.text()).contains("Saved.");
        assertThat(uploaded.body()).contains("/v1/images/uploaded.jpg?width=320");
        assertThat(browser.post(url + "/cover/remove", Map.of()).text()).contains("Drawn by us");
        assertThat(browser.post(url + "/cover-url", Map.of("url", "https://covers.example/whale.jpg"))
                        .body())
                .contains("/v1/images/uploaded.jpg");
        assertThat(browser.post(url + "/cover-url", Map.of("url", "file:///etc/passwd"))
                        .text())
                .contains("The cover is unchanged. Enter an address that begins with https://.");
        assertThat(browser.upload(url + "/cover", Map.of(), "picture", "notes.txt", "hello")
                        .text())
                .contains("Choose a picture in JPEG, PNG, WebP or GIF.");
        browser.post(url + "/cover/remove", Map.of());
    }

    @Test
    void tellsTheHistoryOfABook() {
        String id = book("Snow Country", "paperback");
        assertThat(browser.get("/admin/books/" + id + "/history").text()).contains("Nothing has been changed yet.");
        browser.post("/admin/books/" + id, form(id).with("price", "13.50"));
        assertThat(browser.get("/admin/books/" + id + "/history").text())
                .contains("changed", "price cents 1299 → 1350");
    }

    @Test
    void showsABookWhileItIsTyped() {
        Page preview = browser.post(
                "/admin/books/preview",
                FormFields.of(browser.get("/admin/books/new"), "/admin/books/new")
                        .with("title", "<i>Typed</i>")
                        .with("price", "7.5")
                        .with("author_name", "Ann Author", ""));
        assertThat(preview.text()).contains("<i>Typed</i>", "$7.50", "Ann Author", "Paperback");
        assertThat(preview.body()).doesNotContain("<i>Typed", "<html");
        String sketch = preview.find("src=\"(/admin/books/sketch.svg[^\"]+)\"").orElseThrow();
        assertThat(browser.get(sketch.replace("&amp;", "&")).header("Content-Type"))
                .startsWith("image/svg+xml");
    }

    private FormFields form(String id) {
        return FormFields.of(browser.get("/admin/books/" + id), "/admin/books/" + id);
    }
}
