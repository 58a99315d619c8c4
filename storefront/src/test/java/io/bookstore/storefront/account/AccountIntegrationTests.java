package io.bookstore.storefront.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.Browser;
import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountIntegrationTests extends ShopIntegrationTest {

    private static final String PASSWORD = "correct-horse-battery-staple";

    @Test
    void sendsAGuestToSignInAndBack() {
        Page form = browser.get("/account?page=1");

        assertThat(form.path()).startsWith("/sign-in?next=");
        Page account = browser.post(
                "/sign-in", Map.of("email", "shopper@example.com", "password", PASSWORD, "next", form.field("next")));
        assertThat(account.path()).isEqualTo("/account?page=1");
        assertThat(account.text()).contains("Hello, Sam Shopper", "You have not ordered anything yet.");
    }

    @Test
    void neverShowsATokenToTheBrowser() {
        Page account = signIn();

        String seen = browser.cookies() + account.body() + browser.setCookies();
        assertThat(seen).doesNotContain("eyJ").doesNotContain(".sig");
        assertThat(browser.setCookies())
                .filteredOn(cookie -> cookie.startsWith("session="))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "Secure", "SameSite=Lax"));
        assertThat(SHOP.requests("GET", "/v1/orders"))
                .allMatch(request -> request.header("Authorization").isPresent());
    }

    @Test
    void givesTheSessionANewIdAtSignIn() {
        // an order opened by its mail link makes a session before anybody signed in
        browser.get("/orders/" + UUID.randomUUID() + "?token=some-order-token-1234");
        String before = browser.cookies().get("session");

        signIn();

        assertThat(before).isNotNull();
        assertThat(browser.cookies().get("session")).isNotNull().isNotEqualTo(before);
        Browser planted = new Browser(port);
        planted.cookies().put("session", before);
        assertThat(planted.get("/account").path()).startsWith("/sign-in");
    }

    @Test
    void takesTheGuestsCartAlong() {
        String id = book("Matilda", "paperback");
        browser.get("/books/" + id);
        browser.post("/cart", Map.of("book_id", id, "qty", "2"));

        Page account = signIn();

        assertThat(account.find("id=\"cart-count\"[^>]*>(\\d+)<")
                        .map(Integer::valueOf)
                        .orElse(0))
                .isGreaterThanOrEqualTo(2);
        assertThat(browser.cookies()).doesNotContainKey("cart");
        assertThat(browser.get("/cart").text()).contains("Matilda");
    }

    @Test
    void signsInAlsoWhenTheCartCannotBeMerged() {
        String id = book("Matilda", "paperback");
        browser.get("/books/" + id);
        browser.post("/cart", Map.of("book_id", id, "qty", "1"));
        SHOP.rest("/v1/cart");

        assertThat(signIn().text()).contains("Hello, Sam Shopper");
        assertThat(browser.cookies()).as("it is tried again next time").containsKey("cart");
    }

    @Test
    void saysTheSameForAWrongPasswordAndAnUnknownAddress() {
        browser.get("/sign-in");

        Page wrong = browser.post("/sign-in", Map.of("email", "shopper@example.com", "password", "nope"));
        Page unknown = browser.post("/sign-in", Map.of("email", "nobody@example.com", "password", "nope"));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("do not belong together");
        assertThat(unknown.text()).contains("do not belong together");
        assertThat(wrong.field("email")).isEqualTo("shopper@example.com");
        assertThat(wrong.field("password")).isEmpty();
    }

    @Test
    void tellsHowLongToWaitAfterTooManyTries() {
        browser.get("/sign-in");
        SHOP.answer("/v1/auth/login", 429, "too-many-requests", "Slow down.");

        assertThat(browser.post("/sign-in", Map.of("email", "a@b.example", "password", "x"))
                        .text())
                .contains("tried too often");
    }

    @Test
    void goesNowhereElseAfterSignIn() {
        browser.get("/sign-in");

        Page page = browser.post(
                "/sign-in", Map.of("email", "shopper@example.com", "password", PASSWORD, "next", "//evil.example/"));

        assertThat(page.path()).isEqualTo("/");
    }

    @Test
    void renewsTokensOnceForManyRequestsAtOnce() throws Exception {
        SHOP.tokensLive(10);
        signIn();
        SHOP.reset();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> copyOf(browser).get("/account").status())
                    .toList());
            for (Future<Integer> answer : answers) assertThat(answer.get()).isEqualTo(200);
        }

        assertThat(SHOP.refreshes()).isEqualTo(1);
    }

    @Test
    void renewsATokenThatIsRefused() {
        signIn();
        SHOP.refuseAccessTokens();

        assertThat(browser.get("/account").text()).contains("Hello, Sam Shopper");
        assertThat(SHOP.refreshes()).isEqualTo(1);
    }

    @Test
    void asksToSignInAgainWhenTheRefreshTokenIsDead() {
        signIn();
        SHOP.refuseAccessTokens();
        SHOP.forgetRefreshTokens();

        Page page = browser.get("/account");

        assertThat(page.path()).isEqualTo("/sign-in?expired&next=%2Faccount");
        assertThat(page.text()).contains("You were signed out because it has been a while.");
        assertThat(browser.get("/cart").status()).isEqualTo(200);
    }

    @Test
    void endsTheSessionAtSignOutEvenWhenIdentityRests() {
        signIn();
        SHOP.rest("/v1/auth/logout");

        Page home = browser.post("/sign-out", Map.of());

        assertThat(home.text()).contains("Sign in").doesNotContain("Sam Shopper");
        assertThat(browser.get("/account").path()).startsWith("/sign-in");
    }

    @Test
    void makesAnAccountAndIsInAtOnceWhereThatIsAllowed() {
        browser.get("/register");

        Page home = browser.post(
                "/register",
                Map.of("name", "Nia New", "email", UUID.randomUUID() + "@example.com", "password", PASSWORD));

        assertThat(home.path()).isEqualTo("/");
        assertThat(home.text()).contains("Nia New");
    }

    @Test
    void asksToLookIntoTheMailWhereThatIsNeededAndForAKnownAddress() {
        SHOP.newAccountsNeedMail();
        browser.get("/register");

        String fresh = register(UUID.randomUUID() + "@example.com");
        String known = register("shopper@example.com");

        assertThat(fresh).contains("Check your mail");
        assertThat(known).contains("Check your mail");
    }

    private String register(String email) {
        return browser.post("/register", Map.of("name", "Nia", "email", email, "password", "another-password-1"))
                .text();
    }

    @Test
    void saysWhatIsWrongWithARegistrationAndKeepsTheRest() {
        browser.get("/register");

        Page page = browser.post("/register", Map.of("name", "Nia", "email", "nonsense", "password", "short"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains(
                        "Enter an e-mail address like name@example.com.",
                        "Choose a password of at least 8 characters.");
        assertThat(page.field("name")).isEqualTo("Nia");
    }

    @Test
    void confirmsAMailedLinkOnlyByAButton() {
        Page ask = browser.get("/verify-email?token=abc-123");

        assertThat(SHOP.requests("POST", "/v1/auth/verify-email")).isEmpty();
        assertThat(ask.text()).contains("Confirm my address");
        SHOP.answer("/v1/auth/verify-email", 422, "link-not-valid", "Worn.");
        assertThat(browser.post("/verify-email", Map.of("token", ask.field("token")))
                        .text())
                .contains("This link does not work any more");
    }

    private Page signIn() {
        browser.get("/sign-in");
        return browser.post(
                "/sign-in", Map.of("email", "shopper@example.com", "password", PASSWORD, "next", "/account"));
    }

    private Browser copyOf(Browser original) {
        Browser copy = new Browser(port);
        copy.cookies().putAll(original.cookies());
        return copy;
    }
}
