package io.bookstore.storefront.bookdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.FormFields;
import io.bookstore.storefront.ShopIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkEditIntegrationTests extends ShopIntegrationTest {

    @BeforeEach
    void signIn() {
        browser.get("/sign-in");
        browser.post(
                "/sign-in",
                Map.of("email", "staff@example.com", "password", "correct-horse-battery-staple", "next", "/cart"));
    }

    @Test
    void previewsThenChangesTheTickedBooks() {
        String emma = book("Pride and Prejudice", "hardcover");
        String eyre = book("Pride and Prejudice", "ebook");
        Page preview = browser.post("/admin/books/bulk", chosen("price_percent", "-10", emma, eyre));
        assertThat(preview.text())
                .contains("2 books change", "nothing has changed yet", "$24.00 $21.60", "$2.99 $2.69");
        assertThat(SHOP.priceOf(emma)).isEqualTo(2400);
        Page report = browser.post("/admin/books/bulk/apply", FormFields.of(preview, "/bulk/apply"));
        assertThat(report.text()).contains("Done.", "$24.00 → $21.60");
        assertThat(SHOP.priceOf(emma)).isEqualTo(2160);
        assertThat(SHOP.priceOf(eyre)).isEqualTo(269);
    }

    @Test
    void leavesABookThatSomebodyElseChangedMeanwhileAndReportsIt() {
        String one = book("On the Origin of Species", "hardcover");
        String other = book("On the Origin of Species", "paperback");
        Page preview = browser.post("/admin/books/bulk", chosen("price_amount", "1,50", one, other));
        SHOP.price(one, 2500);
        Page report = browser.post("/admin/books/bulk/apply", FormFields.of(preview, "/bulk/apply"));
        assertThat(report.text())
                .contains("1 book was left as it is.", "Somebody else changed it meanwhile", "$10.99 → $12.49");
        assertThat(SHOP.priceOf(one)).isEqualTo(2500);
    }

    @Test
    void reportsABookThatIsRefused() {
        String id = book("Jane Eyre", "ebook");
        Page preview = browser.post("/admin/books/bulk", chosen("price_amount", "1", id));
        SHOP.answer("PATCH /v1/books/" + id, 422, "too-dear", "That is too dear");
        assertThat(browser.post("/admin/books/bulk/apply", FormFields.of(preview, "/bulk/apply"))
                        .text())
                .contains("It was refused: That is too dear.");
    }

    @Test
    void changesSaleAndShelves() {
        String id = book("The Wind in the Willows", "paperback");
        Page shelf =
                browser.post("/admin/books/bulk", chosen("add_category", "", id).with("category", "humor"));
        assertThat(shelf.text()).contains("childrens, classics childrens, classics, humor");
        browser.post("/admin/books/bulk/apply", FormFields.of(shelf, "/bulk/apply"));
        Page again =
                browser.post("/admin/books/bulk", chosen("add_category", "", id).with("category", "humor"));
        assertThat(again.text()).contains("Nothing would change", "stays as it is");
        Page sale = browser.post("/admin/books/bulk", chosen("deactivate", "", id));
        assertThat(sale.text()).contains("on sale off sale");
    }

    @Test
    void wantsBooksAndANumber() {
        browser.get("/admin/books");
        Page page = browser.post(
                "/admin/books/bulk", chosen("price_percent", "lots").without("ids"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Tick the books that are to change.", "Enter by how much, like -10 or 1.50.");
        assertThat(browser.post("/admin/books/bulk/apply", Map.of("action", "rm -rf", "book", "x"))
                        .path())
                .isEqualTo("/admin/books");
    }

    private FormFields chosen(String action, String value, String... ids) {
        return FormFields.of(browser.get("/admin/books"), "/admin/books/bulk")
                .with("action", action)
                .with("value", value)
                .with("ids", ids);
    }
}
