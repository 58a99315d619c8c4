package io.bookstore.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The journeys of design/shop.md in Chromium. */
class ShopBrowserTests {

    private static final String WORKS = "4242 4242 4242 4242";
    private static final String DECLINED = "4000 0000 0000 0002";
    private static final String WANTS_AUTHENTICATION = "4000 0027 6000 3184";
    private static final Pattern ORDER_PAGE = Pattern.compile(".*/orders/[0-9a-f-]{36}.*");

    private static Chromium chromium;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void theBrowserHadNothingToComplainAbout() {
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aGuestFindsABookAndBuysIt() {
        Page page = chromium.visitor();
        page.navigate("/");
        Chromium.screenshot(page, "home");
        search(page, "frankenstien");
        Chromium.screenshot(page, "search");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Frankenstein")))
                .first()
                .click();
        Chromium.screenshot(page, "book");
        addToCart(page);
        page.navigate("/cart");
        Chromium.screenshot(page, "cart");
        page.navigate("/checkout");
        fillIn(page, "guest@example.com");
        enterCard(page, WORKS);
        Chromium.screenshot(page, "checkout");
        pay(page);
        chromium.arrivesAt(page, ORDER_PAGE);
        assertThat(page.locator("main")).containsText(Pattern.compile("paid|thank you|pack", Pattern.CASE_INSENSITIVE));
        Chromium.screenshot(page, "order");
    }

    @Test
    void aDeclinedCardIsExplainedAndAnotherOneWorks() {
        Page page = withBookInCart(3);
        page.navigate("/checkout");
        fillIn(page, "declined@example.com");
        enterCard(page, DECLINED);
        pay(page);
        assertThat(page.locator("#problems")).containsText("declined");
        assertThat(page.locator("#line1")).hasValue("1 Compiler Road");
        Chromium.screenshot(page, "checkout-declined");
        if (page.locator("#other-card").isVisible()) {
            page.locator("#other-card").click();
        }
        enterCard(page, WORKS);
        pay(page);
        chromium.arrivesAt(page, ORDER_PAGE);
    }

    @Test
    void aCardThatWantsAuthenticationGetsItInTheBrowser() {
        Page page = withBookInCart(3);
        page.navigate("/checkout");
        fillIn(page, "three-d@example.com");
        enterCard(page, WANTS_AUTHENTICATION);
        pay(page);
        page.frameLocator("iframe[title='Bank authentication']")
                .locator("#test-source-authorize-3ds")
                .click();
        chromium.arrivesAt(page, ORDER_PAGE);
        assertThat(page.locator("main")).containsText(Pattern.compile("paid|thank you|pack", Pattern.CASE_INSENSITIVE));
    }

    @Test
    void aBookThatSellsOutWhilePayingIsSaidPlainly() {
        String title = "Last Copy " + UUID.randomUUID();
        String book = Shelf.newBook(title, 900, 1);
        Page page = withInCart(book);
        page.navigate("/checkout");
        fillIn(page, "late@example.com");
        Buyer.guestWith(book, 1).checkOut("pm_card_visa").expect(201);
        enterCard(page, WORKS);
        pay(page);
        assertThat(page.locator("#problems"))
                .containsText(Pattern.compile("none left|no longer|sold", Pattern.CASE_INSENSITIVE));
        Chromium.screenshot(page, "checkout-sold-out");
    }

    @Test
    void signingInKeepsTheCart() {
        Page page = withBookInCart(5);
        page.navigate("/sign-in");
        page.getByLabel("E-mail").fill("shopper@example.com");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(false))
                .first()
                .fill("correct-horse-battery-staple");
        page.locator("main form button[type=submit]").first().click();
        page.navigate("/cart");
        assertThat(page.locator("main")).containsText("In the Browser");
    }

    @Test
    void staffChangeAPriceAndAShopperSeesIt() {
        String title = "Price Tag " + UUID.randomUUID();
        String book = Shelf.newBook(title, 1_111, 2);
        Page staff = chromium.visitor();
        staff.navigate("/sign-in");
        staff.getByLabel("E-mail").fill("staff@example.com");
        staff.getByLabel("Password", new Page.GetByLabelOptions().setExact(false))
                .first()
                .fill("correct-horse-battery-staple");
        staff.locator("main form button[type=submit]").first().click();
        staff.navigate("/admin/books/" + book);
        Chromium.screenshot(staff, "admin-book");
        staff.getByLabel("Price").first().fill("22.22");
        staff.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Save")))
                .first()
                .click();
        Page shopper = chromium.visitor();
        Await.until(
                "the new price on the book's page",
                () -> {
                    shopper.navigate("/books/" + book);
                    return shopper.locator("main").innerText();
                },
                text -> text.contains("22.22"));
    }

    @Test
    void everythingButTheCardWorksWithoutJavaScript() {
        String title = "Plain " + UUID.randomUUID();
        String book = Shelf.newBook(title, 1_500, 3);
        Page page = chromium.visitorWithoutJavaScript();
        page.navigate("/");
        Chromium.screenshot(page, "home-phone");
        page.navigate("/books/" + book);
        addToCart(page);
        page.navigate("/cart");
        assertThat(page.locator("main")).containsText(title);
        page.navigate("/checkout");
        assertThat(page.locator("noscript").first()).isAttached();
        Chromium.screenshot(page, "checkout-phone");
    }

    @Test
    void aPageThatIsNotThereSaysSoWithAWayOn() {
        Page page = chromium.visitor();
        Assertions.assertThat(page.navigate("/no/such/page").status()).isEqualTo(404);
        assertThat(page.locator("main a").first()).isVisible();
    }

    private static void search(Page page, String text) {
        page.locator("input[name=q]").first().fill(text);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/search\\?.*"));
    }

    private static Page withBookInCart(int copies) {
        return withInCart(Shelf.newBook("In the Browser " + UUID.randomUUID(), 1_700, copies));
    }

    private static Page withInCart(String book) {
        Page page = chromium.visitor();
        page.navigate("/books/" + book);
        addToCart(page);
        return page;
    }

    private static void addToCart(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("Add to cart", Pattern.CASE_INSENSITIVE)))
                .first()
                .click();
        Await.until(
                "the book in the cart",
                () -> page.locator("header").first().innerText()
                        + page.locator("main").innerText(),
                text -> Pattern.compile(
                                "Cart.{0,20}[1-9]|in your cart|added", Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                        .matcher(text)
                        .find());
    }

    private static void fillIn(Page page, String email) {
        page.locator("#email").fill(email);
        page.locator("#name").fill("Grace Hopper");
        page.locator("#line1").fill("1 Compiler Road");
        page.locator("#postal_code").fill("22201");
        page.locator("#city").fill("Arlington");
        page.locator("#state").fill("VA");
        page.locator("#country").selectOption("US");
        assertThat(page.locator("#pay")).containsText("Pay $");
    }

    private static void enterCard(Page page, String number) {
        FrameLocator card = page.frameLocator("#card iframe");
        card.locator("input[name=cardnumber]").fill(number);
        card.locator("input[name=exp-date]").fill("12 / 34");
        card.locator("input[name=cvc]").fill("123");
    }

    private static void pay(Page page) {
        page.locator("#pay").click();
    }
}
