package io.bookstore.storefront.promotiondesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PromotionDeskIntegrationTests extends ShopIntegrationTest {

    @BeforeEach
    void signIn() {
        browser.get("/sign-in");
        browser.post(
                "/sign-in",
                Map.of("email", "staff@example.com", "password", "correct-horse-battery-staple", "next", "/cart"));
        browser.get("/admin/promotions/new");
    }

    private static Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", "Autumn reading");
        form.put("code", "AUTUMN");
        form.put("type", "percent");
        form.put("percent", "12.5");
        form.put("segment", "everyone");
        form.put("currency", "USD");
        form.put("min_basket", "30");
        form.put("starts_on", "2026-10-01");
        form.put("ends_on", "2026-11-30");
        form.put("categories", "fiction, poetry");
        form.put("active", "yes");
        return form;
    }

    private static String page(Page made) {
        return made.path().replaceFirst("\\?.*", "");
    }

    @Test
    void makesAPromotionAndListsItWithUseAndCost() {
        Page made = browser.post("/admin/promotions/new", form());

        assertThat(made.text()).contains("Saved. It counts from now on.", "Autumn reading", "12.5% off", "running");
        JsonNode sent = SHOP.requests("POST", "/v1/admin/promotions").getFirst().body();
        assertThat(sent.path("effect").path("basis_points").asInt()).isEqualTo(1250);
        assertThat(sent.path("min_basket_cents").asLong()).isEqualTo(3000);
        assertThat(sent.path("ends_at").asString()).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(sent.path("scope").path("categories")).hasSize(2);
        assertThat(made.body()).contains("value=\"2026-11-30\"");
        assertThat(browser.get("/admin/promotions").text()).contains("Autumn reading", "AUTUMN", "12.5% off", "$4.50");
    }

    @Test
    void tellsWhatCannotBeReadAndKeepsWhatWasTyped() {
        Map<String, String> form = form();
        form.put("percent", "a lot");
        form.put("ends_on", "soon");
        form.put("name", "");

        Page page = browser.post("/admin/promotions/new", form);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("There is a problem", "Enter a percentage", "Enter a day", "Enter a name");
        assertThat(page.body()).contains("value=\"a lot\"");
        assertThat(SHOP.requests("POST", "/v1/admin/promotions")).isEmpty();
    }

    @Test
    void tellsWhatTheShopRefuses() {
        SHOP.answer("POST /v1/admin/promotions", 409, "promotion-code-taken", "Another promotion has it.");

        assertThat(browser.post("/admin/promotions/new", form()).text()).contains("Another promotion has it.");
    }

    @Test
    void savesOverTheVersionThatWasSeenOnly() {
        Page made = browser.post("/admin/promotions/new", form());
        Map<String, String> form = form();
        form.put("etag", "\"7\"");

        assertThat(browser.post(page(made), form).text()).contains("Somebody else changed it meanwhile");

        form.put("etag", "\"1\"");
        assertThat(browser.post(page(made), form).text()).contains("Saved.");
        assertThat(browser.post(page(made) + "/delete", Map.of("etag", "\"2\"")).text())
                .contains("The promotion is deleted.", "No promotions here.");
    }

    @Test
    void triesItOnLastWeeksOrders() {
        Page made = browser.post("/admin/promotions/new", form());

        assertThat(browser.post(page(made) + "/dry-run", Map.of()).text())
                .contains("4 of 20 orders", "$12.34", "261120-000007", "Nothing was changed.");
    }
}
