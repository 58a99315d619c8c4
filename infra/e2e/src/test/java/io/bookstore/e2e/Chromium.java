package io.bookstore.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser of the tests: the installed Chromium, else Playwright's own, else the tests are skipped and say so. */
final class Chromium implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> openRequests = ConcurrentHashMap.newKeySet();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium launch() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(QUIET);
        installed().ifPresent(options::setExecutablePath);
        try {
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException none) {
            playwright.close();
            System.err.println(
                    "##### BROWSER TESTS ARE SKIPPED: no Chromium. On Debian: apt-get install chromium #####");
            Assumptions.abort("no Chromium");
            throw none;
        }
    }

    private static Optional<Path> installed() {
        return Stream.of(
                        System.getenv().getOrDefault("CHROMIUM", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A new visitor's page; what the browser complains about is collected. */
    Page visitor() {
        return visitor(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    Page visitorWithoutJavaScript() {
        return visitor(new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false));
    }

    private Page visitor(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(TheShop.url()));
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> openRequests.add(request.url()));
        page.onRequestFinished(request -> openRequests.remove(request.url()));
        page.onRequestFailed(request -> openRequests.remove(request.url()));
        return page;
    }

    /** Waits for a page with all that belongs to it; says where the browser is and what it still waits for when that takes too long. */
    void arrivesAt(Page page, Pattern url) {
        try {
            page.waitForURL(url);
        } catch (TimeoutError late) {
            screenshot(page, "late");
            throw new AssertionError("not at " + url + " but at " + page.url() + ", waiting for " + openRequests, late);
        }
    }

    /** Script errors and violations of the content security policy since the last look. */
    List<String> complaints() {
        List<String> fresh = List.copyOf(complaints);
        complaints.clear();
        return fresh;
    }

    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setCaret(
                        ScreenshotCaret.INITIAL) // hiding it would put a style into the page, which our policy forbids
                .setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
