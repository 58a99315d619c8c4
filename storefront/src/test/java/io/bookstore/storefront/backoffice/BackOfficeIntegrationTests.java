package io.bookstore.storefront.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.ShopIntegrationTest;
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
                .contains(
                        "Orders to pack",
                        "Low stock",
                        "The Farthest Shore",
                        "Disputed payments 1",
                        "product not received",
                        "up catalog");
    }

    @Test
    void showsTodayWithoutThePartsThatRest() {
        signIn("staff@example.com");
        SHOP.rest("/v1/admin/inventory");

        assertThat(browser.get("/admin").text()).contains("Inventory does not answer at the moment.", "up catalog");
    }

    @Test
    void listsWhatRunsLowAndSetsAThreshold() {
        signIn("staff@example.com");

        assertThat(browser.get("/admin/stock").text()).contains("1 book runs low", "The Farthest Shore", "1 2 1");
        String book =
                browser.get("/admin/stock").body().replaceAll("(?s).*/admin/stock/([0-9a-f-]{36})/threshold.*", "$1");
        browser.post("/admin/stock/" + book + "/threshold", Map.of("threshold", "12"));
        assertThat(browser.get("/admin/stock").body()).contains("value=\"12\"");
        for (String wrong : new String[] {"-1", "1000001", "x", ""}) {
            browser.post("/admin/stock/" + book + "/threshold", Map.of("threshold", wrong));
        }
        assertThat(browser.get("/admin/stock?said=wrong&page=x").text()).contains("from 0 to 1,000,000");
        assertThat(browser.get("/admin/stock").body()).contains("value=\"12\"");
    }

    @Test
    void keepsTheStockPageFromCustomers() {
        signIn("shopper@example.com");

        assertThat(browser.get("/admin/stock").status()).isEqualTo(403);
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
}
