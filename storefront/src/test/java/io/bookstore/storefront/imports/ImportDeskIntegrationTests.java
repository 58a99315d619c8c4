package io.bookstore.storefront.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.storefront.Browser.Page;
import io.bookstore.storefront.ShopIntegrationTest;
import io.bookstore.storefront.stub.StubRequest;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportDeskIntegrationTests extends ShopIntegrationTest {

    @BeforeEach
    void signIn() {
        browser.get("/sign-in");
        browser.post(
                "/sign-in",
                Map.of("email", "staff@example.com", "password", "correct-horse-battery-staple", "next", "/cart"));
        browser.get("/admin/imports");
    }

    @Test
    void listsTheFilesSoFar() {
        assertThat(browser.get("/admin/imports").text())
                .contains(
                        "Import a file",
                        "Export books",
                        "Preview of CSV previewed 980 201 3 2 18",
                        "JSON Lines stopped");
    }

    @Test
    void sendsAFileOnPieceByPieceWithItsColumns() {
        Page run = browser.upload(
                "/admin/imports",
                fields("csv", "true", "ISBN = isbn13\r\nTitel: title"),
                "file",
                "books.csv",
                "ISBN,Titel\n9780441013593,Dune\n");
        assertThat(run.path()).startsWith("/admin/imports/");
        assertThat(run.text()).contains("Preview of CSV", "under way", "1,204 records so far");
        StubRequest sent = SHOP.requests("POST", "/v1/imports").getFirst();
        assertThat(sent.all("columns")).containsExactly("ISBN:isbn13,Titel:title");
        assertThat(sent.all("dry_run")).containsExactly("true");
        assertThat(sent.header("Content-Type")).contains("text/csv");
        assertThat(sent.header("Transfer-Encoding")).as("never gathered first").contains("chunked");
        assertThat(sent.body().path("raw").asString()).isEqualTo("ISBN,Titel\n9780441013593,Dune\n");
    }

    @Test
    void looksAgainWhileARunIsUnderWayAndStopsWhenItHasEnded() {
        Page run = browser.upload("/admin/imports", fields("onix", "true", ""), "file", "b.xml", "<ONIXMessage/>");
        assertThat(run.body()).contains("hx-trigger=\"every 2s\"");
        browser.get(run.path());
        Page ended = browser.get(run.path());
        assertThat(ended.body()).doesNotContain("every 2s");
        assertThat(ended.text()).contains("Nothing was changed.", "Import it now");
    }

    @Test
    void importsWhatWasPreviewedOnce() {
        Page run = browser.upload("/admin/imports", fields("onix", "true", ""), "file", "b.xml", "<ONIXMessage/>");
        browser.get(run.path());
        assertThat(browser.get(run.path()).text()).contains("Import it now");
        assertThat(browser.post(run.path() + "/run", Map.of()).text()).contains("ONIX", "under way");
        Page again = browser.post(run.path() + "/run", Map.of());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("Its file was imported already.", "send the same file again");
    }

    @Test
    void showsWhatBecomesOfEveryRecord() {
        String url = "/admin/imports/" + SHOP.newestImport();
        assertThat(browser.get(url).text()).contains("980 new", "201 changed", "2 not taken");
        Page changed = browser.get(url + "?outcome=changed");
        assertThat(changed.text()).contains("price cents 1099 →", "subtitle nothing → A <i>new</i> edition");
        assertThat(changed.body()).doesNotContain("<i>new</i>");
        assertThat(browser.get(url + "?outcome=failed").text()).contains("The price is missing: <Price> has no");
        assertThat(browser.get(url + "?outcome=%00&page=-1").status()).isEqualTo(200);
    }

    @Test
    void saysWhyARunStopped() {
        Page run = browser.upload("/admin/imports", fields("jsonl", "false", ""), "file", "b.jsonl", "{\"BROKEN");
        assertThat(run.text()).contains("The run stopped. The file ends in the middle.", "nothing happens twice");
    }

    @Test
    void saysWhatIsWrongWithAFormAndSendsNothing() {
        Page page = browser.upload("/admin/imports", fields("csv", "true", "no columns"), "file", "", "");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Write one column a line", "Choose a file that is not empty.", "no columns");
        assertThat(SHOP.requests("POST", "/v1/imports")).isEmpty();
    }

    @Test
    void saysWhyAFileIsNotTaken() {
        Page page = browser.upload("/admin/imports", fields("onix", "true", ""), "file", "o.xml", "ONIX 2.1");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("This is ONIX 2.1; send ONIX 3.0 or 3.1.");
        SHOP.answer("POST /v1/imports", 503, "too-many-imports", "Others.");
        assertThat(browser.upload("/admin/imports", fields("onix", "true", ""), "file", "o.xml", "x")
                        .text())
                .contains("Other imports are running.");
    }

    @Test
    void wantsTheTokenOfTheForm() {
        Page page = browser.post("/admin/imports", Map.of("_csrf", "forged"));
        assertThat(page.status()).isEqualTo(403);
        assertThat(SHOP.requests("POST", "/v1/imports")).isEmpty();
    }

    @Test
    void undoesAnImportOnceAndSaysWhyNot() {
        String done = browser.get("/admin/imports")
                .find(
                        "href=\"(/admin/imports/[0-9a-f-]{36})\"[^>]*>[^<]*</a></td><td>ONIX</td><td><span class=\"stock [a-z]+\">done")
                .orElseThrow();
        assertThat(browser.get(done).text()).contains("Undo this import", "somebody edited since keep the edit");
        assertThat(browser.post(done + "/undo", Map.of()).text()).contains("Undo", "It undoes this import");
        Page again = browser.post(done + "/undo", Map.of());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("This import cannot be undone. It changed nothing.");
    }

    @Test
    void knowsNoOtherRuns() {
        assertThat(browser.get("/admin/imports/00000000-0000-4000-8000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void passesAnExportThrough() {
        Page file = browser.get("/admin/exports/books?format=csv&category=fiction&language=");
        assertThat(file.header("Content-Disposition"))
                .matches("attachment; filename=\"books-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.body()).startsWith("isbn13,title\n").contains("\"Dune\"");
        assertThat(SHOP.requests("GET", "/v1/exports/books").getFirst().query()).containsOnlyKeys("format", "category");
        assertThat(browser.get("/admin/exports/books?format=exe").status()).isEqualTo(404);
    }

    @Test
    void breaksADownloadThatBreaks() {
        SHOP.breakExports();
        assertThatThrownBy(() -> browser.get("/admin/exports/books?format=csv"))
                .as("half a file must not look whole")
                .isInstanceOf(UncheckedIOException.class);
    }

    private static Map<String, String> fields(String format, String preview, String columns) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("format", format);
        fields.put("columns", columns);
        fields.put("dry_run", preview);
        return fields;
    }
}
