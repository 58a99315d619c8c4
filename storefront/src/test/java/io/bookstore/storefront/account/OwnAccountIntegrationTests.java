package io.bookstore.storefront.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Password, address, devices, second factor, saved addresses, leaving. */
class OwnAccountIntegrationTests extends ShopIntegrationTest {

    private static final String PASSWORD = "correct-horse-battery-staple";

    @Test
    void aForgottenPasswordIsAnsweredAlikeForAll() {
        browser.get("/forgot-password");
        Page sent = browser.post("/forgot-password", Map.of("email", "nobody@example.com"));
        assertThat(sent.text()).contains("Check your mail", "nobody@example.com");
    }

    @Test
    void theMailedLinkLeadsToANewPassword() {
        browser.get("/reset-password?token=fresh");
        Page weak = browser.post("/reset-password", Map.of("token", "fresh", "password", "password1"));
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.text()).contains("one of the passwords that are tried first");
        assertThat(weak.body()).doesNotContain("password1");
        Page done = browser.post("/reset-password", Map.of("token", "fresh", "password", "quiet otters"));
        assertThat(done.path()).isEqualTo("/sign-in?changed");
        assertThat(done.text()).contains("Your password is changed.");
        Page worn = browser.post("/reset-password", Map.of("token", "worn", "password", "quiet otters"));
        assertThat(worn.text()).contains("This link does not work any more");
    }

    @Test
    void bothMailboxesConfirmAChange() {
        browser.get("/confirm-email?token=abc");
        assertThat(browser.post("/confirm-email", Map.of("token", "abc")).text())
                .contains("One more to go");
    }

    @Test
    void showsDevicesAndSignsThemOut() {
        signIn();
        Page page = browser.get("/account/security");
        assertThat(page.text()).contains("Firefox on Linux", "This device", "Safari on an iPhone");
        Page after = browser.post("/account/security/sessions/end-others", Map.of());
        assertThat(after.text()).contains("All other devices are signed out.").doesNotContain("iPhone");
    }

    @Test
    void changesPasswordAndAddressWithThePasswordOnly() {
        signIn();
        browser.get("/account/security");
        Page wrong = browser.post("/account/security/password", Map.of("current", "not mine", "fresh", "quiet otters"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("That is not your password.");
        assertThat(browser.post("/account/security/password", Map.of("current", PASSWORD, "fresh", "quiet otters"))
                        .text())
                .contains("Your password is changed.");
        assertThat(browser.post("/account/security/email", Map.of("email", "new@example.com", "password", PASSWORD))
                        .text())
                .contains("We have written to both addresses.");
    }

    @Test
    void keepsAnAddressAndShowsWhatIsWrongBesideItsField() {
        signIn();
        browser.get("/account/addresses/new");
        Page wrong = browser.post("/account/addresses/new", address(""));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Enter the postal code");
        Page kept = browser.post("/account/addresses/new", address("Sam Shopper"));
        assertThat(kept.text()).contains("The address is saved.", "17 Lane, E14 London, United Kingdom");
        String id = kept.find("/account/addresses/([0-9a-f-]{36})/delete").orElseThrow();
        assertThat(browser.post("/account/addresses/" + id + "/delete", Map.of())
                        .text())
                .contains("The address is deleted.");
    }

    @Test
    void turnsOnTheSecondFactor() {
        signIn();
        browser.get("/account/second-factor");
        Page scan = browser.post("/account/second-factor", Map.of("password", PASSWORD));
        assertThat(scan.text()).contains("JBSW Y3DP EHPK 3PXP");
        assertThat(scan.body()).contains("<svg").doesNotContain("style=");
        assertThat(scan.header("Cache-Control")).contains("no-store");
        assertThat(browser.post("/account/second-factor/confirm", Map.of("code", "000000"))
                        .text())
                .contains("That code is not right.");
        assertThat(browser.post("/account/second-factor/confirm", Map.of("code", "123456"))
                        .text())
                .contains("ABCD-EFGH-JKLM-NPQR");
        assertThat(browser.get("/account/second-factor").text()).contains("It is on.");
    }

    @Test
    void givesACopyAndErases() {
        signIn();
        assertThat(browser.get("/account/data/export").body()).contains("Sam Shopper");
        browser.get("/account/data");
        assertThat(browser.post("/account/data/erase", Map.of("password", "no")).text())
                .contains("Nothing was erased.");
        assertThat(browser.post("/account/data/erase", Map.of("password", PASSWORD))
                        .text())
                .contains("Your account is gone");
        assertThat(browser.get("/account").path()).startsWith("/sign-in");
    }

    @Test
    void customersAreForAdminsOnly() {
        signInAs("staff@example.com");
        assertThat(browser.get("/admin/customers").status()).isEqualTo(403);
        signOut();
        signInAs("admin@example.com");
        Page found = browser.get("/admin/customers?q=shopper@example.com");
        assertThat(found.text()).contains("Sam Shopper", "shopper@example.com");
        String id = found.find("/admin/customers/([0-9a-f-]{36})").orElseThrow();
        browser.get("/admin/customers/" + id);
        assertThat(browser.post("/admin/customers/" + id + "/role", Map.of("role", "staff"))
                        .text())
                .contains("The role is changed.");
        assertThat(browser.post("/admin/customers/" + id + "/erase", Map.of()).text())
                .contains("That is the only admin.");
    }

    private void signIn() {
        signInAs("shopper@example.com");
    }

    private void signInAs(String email) {
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("email", email, "password", PASSWORD));
    }

    private void signOut() {
        browser.get("/account");
        browser.post("/sign-out", Map.of());
    }

    private static Map<String, String> address(String name) {
        return new HashMap<>(
                Map.of("name", name, "line1", "17 Lane", "city", "London", "postalCode", "E14", "country", "GB"));
    }
}
