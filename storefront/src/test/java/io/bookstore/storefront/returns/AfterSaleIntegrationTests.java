package io.bookstore.storefront.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser;
import io.bookstore.storefront.ShopIntegrationTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows a sale, in the browser: papers, parcels and books that come back. */
class AfterSaleIntegrationTests extends ShopIntegrationTest {

    private String order;

    @BeforeEach
    void buys() {
        signIn("staff@example.com"); // staff may buy, too, and see both sides with one browser
        String book = book("The Farthest Shore", "paperback");
        SHOP.left(book, 5);
        order = SHOP.placeOrder("staff@example.com", book, 2);
    }

    @AfterEach
    void theShelfIsAsItWas() {
        SHOP.left(book("The Farthest Shore", "paperback"), 1);
    }

    private Browser.Page page() {
        return browser.get("/orders/" + order);
    }

    private Browser.Page ask(Map<String, String> fields) {
        browser.get("/orders/" + order + "/return");
        return browser.post("/orders/" + order + "/return", fields);
    }

    private static Map<String, String> form(String copies, String reason) {
        Map<String, String> form = new HashMap<>();
        form.put("copies-0", copies);
        form.put("reason-0", reason);
        form.put("wish", "exchange");
        form.put("note", "The spine is torn");
        return form;
    }

    @Test
    void showsTheInvoiceOfAPaidOrderAndNoReturnBeforeItArrived() {
        assertThat(page().body()).contains("/orders/" + order + "/invoice").doesNotContain("Send books back");
        assertThat(browser.get("/orders/" + order + "/return").status()).isEqualTo(404);
        assertThat(browser.get("/orders/" + order + "/invoice").status()).isEqualTo(404);
    }

    @Test
    void leadsToTheFileOfAnEbookByALinkThatIsMadeWhenItIsWanted() {
        Browser.Page page = page();
        assertThat(page.text()).contains("The downloaded book", "EPUB, 20 KB");
        String download =
                page.find("action=\"(/orders/[^\"]+/downloads/[^\"]+)\"").orElseThrow();
        Browser.Page link = browser.postOnce(download, Map.of());
        assertThat(link.status()).isEqualTo(302);
        assertThat(link.header("Location")).endsWith("/v1/downloads/abc");
    }

    @Test
    void asksForAReturnAndSaysWhatIsWrong() {
        SHOP.settleOrders("delivered");
        assertThat(page().text()).contains("Send books back");
        assertThat(ask(form("0", "")).text()).contains("Choose how many copies you send back");
        assertThat(ask(form("9", "damaged")).text()).contains("Choose from 0 to 2 copies");
        Browser.Page noReason = ask(form("1", ""));
        assertThat(noReason.status()).isEqualTo(422);
        assertThat(noReason.text()).contains("Say why it comes back").contains("The spine is torn");
        assertThat(ask(form("1", "other")).text()).contains("arrived too long ago");
        Browser.Page done = ask(form("1", "damaged"));
        assertThat(done.path()).startsWith("/orders/" + order);
        assertThat(done.text()).contains("We have your wish", "Asked for : The returned book");
    }

    @Test
    void decidesReceivesAndRefundsAtTheDesk() {
        SHOP.settleOrders("delivered");
        ask(form("2", "damaged"));
        Browser.Page list = browser.get("/admin/returns?status=requested");
        assertThat(list.text()).contains("1 return", "2 × The returned book", "It is damaged", "another book");
        String desk = list.find("href=\"(/admin/returns/[0-9a-f-]{36})\"").orElseThrow();
        assertThat(browser.get(desk).text()).contains("The spine is torn", "These copies have arrived");

        assertThat(browser.post(desk + "/refuse", Map.of("note", " ")).text()).contains("Tell the shopper why");
        assertThat(browser.post(desk + "/approve", Map.of("note", "Send it")).text())
                .contains("Saved.", "Agreed, send it to us");
        assertThat(browser.post(desk + "/receive", Map.of("restocked-0", "2", "written-off-0", "1"))
                        .text())
                .contains("at most 2 can come back");
        Browser.Page received = browser.post(desk + "/receive", Map.of("restocked-0", "1", "written-off-0", "1"));
        assertThat(received.field("amount")).isEqualTo("25.00");
        assertThat(browser.post(desk + "/refund", Map.of("amount", "1.005")).text())
                .contains("Enter an amount");
        assertThat(browser.post(desk + "/refund", Map.of("amount", "25.00")).text())
                .contains("Money sent back", "$25.00");
        assertThat(browser.get("/admin/returns/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void packsAndSendsAnOrderInParts() {
        String desk = "/admin/orders/" + order;
        assertThat(browser.get(desk).text()).contains("Packed", "The Farthest Shore");
        assertThat(browser.post(desk + "/pack", Map.of()).text()).contains("Hand this parcel over");
        assertThat(browser.post(desk + "/ship", Map.of("copies-0", "3")).text()).contains("2 are left to send");
        assertThat(browser.post(desk + "/ship", Map.of("copies-0", "0")).text())
                .contains("Choose what is in the parcel");
        assertThat(browser.post(desk + "/ship", Map.of("copies-0", "1", "carrier", "DHL"))
                        .text())
                .contains("Partly on its way");
    }

    private void signIn(String email) {
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("email", email, "password", "correct-horse-battery-staple", "next", "/cart"));
    }
}
