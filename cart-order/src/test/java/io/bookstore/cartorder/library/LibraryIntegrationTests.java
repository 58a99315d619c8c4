package io.bookstore.cartorder.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestTokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** E-books: to those who bought them, by links that end. */
class LibraryIntegrationTests extends RunningShop {

    private static final byte[] PDF = "%PDF-1.7 a whole book".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private LibrarySettings settings;

    private UUID book;
    private Shopper customer;
    private Shopper staff;
    private Answer order;

    @BeforeEach
    void sells() {
        book = CATALOG.add("Émile: or \"On/Education\"", "ebook", 499);
        INVENTORY.stock(book, 5);
        customer = guest().asCustomer(UUID.randomUUID());
        staff = guest().as(TestTokens.staff());
        order = customer.buyNow(book, 1, "pm_card_visa");
    }

    private String file() {
        return "/v1/admin/ebooks/" + book + "/file";
    }

    private String downloads() {
        return "/v1/orders/" + order.id() + "/downloads";
    }

    private Answer link(Shopper who) {
        return who.post(downloads(), Map.of("book_id", book));
    }

    private static byte[] epub() {
        byte[] epub = new byte[200];
        byte[] mark = "mimetypeapplication/epub+zip".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, epub, 0, 4);
        System.arraycopy(mark, 0, epub, 30, mark.length);
        return epub;
    }

    @Test
    void givesTheBuyerTheFile() {
        assertThat(customer.get(downloads())
                        .body()
                        .get("data")
                        .get(0)
                        .get("media_type")
                        .isNull())
                .isTrue();
        assertThat(link(customer).problem()).isEqualTo("file-not-ready");
        Answer taken = staff.upload(file(), "application/pdf", PDF);
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        assertThat(taken.body().get("size_bytes").asLong()).isEqualTo(PDF.length);
        assertThat(staff.get(file()).body()).isEqualTo(taken.body());

        assertThat(customer.get(downloads())
                        .body()
                        .get("data")
                        .get(0)
                        .get("media_type")
                        .asString())
                .isEqualTo("application/pdf");
        Answer link = link(customer);
        assertThat(link.status()).isEqualTo(201);
        HttpResponse<byte[]> got = guest().file(link.text("url"));
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(PDF);
        assertThat(got.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(got.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains(".pdf")
                .doesNotContain("On/Education");

        byte[] epub = epub();
        staff.upload(file(), "application/epub+zip", epub);
        assertThat(guest().file(link.text("url")).body()).isEqualTo(epub);
    }

    @Test
    void keepsTheFileFromEverybodyElse() {
        staff.upload(file(), "application/pdf", PDF);
        Shopper stranger = guest().asCustomer(UUID.randomUUID());
        assertThat(link(stranger).status()).isEqualTo(404);
        assertThat(link(guest()).status()).isEqualTo(404);
        assertThat(stranger.get(downloads()).status()).isEqualTo(404);
        assertThat(customer.upload(file(), "application/pdf", PDF).status()).isEqualTo(403);
        Answer unpaid = stranger.buyNow(book, 1, "pm_card_authenticationRequired");
        assertThat(stranger.post("/v1/orders/" + unpaid.id() + "/downloads", Map.of("book_id", book))
                        .problem())
                .isEqualTo("not-downloadable");
        assertThat(customer.post(downloads(), Map.of("book_id", UUID.randomUUID()))
                        .problem())
                .isEqualTo("not-downloadable");
    }

    @Test
    void endsWithTheTimeOfTheLinkAndWithTheMoney() {
        staff.upload(file(), "application/pdf", PDF);
        Links lateSigner = new Links(
                settings,
                Clock.offset(
                        Clock.systemUTC(), Duration.ofMinutes(5).plusSeconds(2).negated()));
        assertThat(guest().get("/v1/downloads/"
                                + lateSigner.sign(order.id(), book).token())
                        .problem())
                .isEqualTo("link-expired");
        String url = link(customer).text("url");
        assertThat(guest().file(url).statusCode()).isEqualTo(200);
        staff.refund(order.id(), order.body().get("total_cents").asLong());
        Await.until("the money is back", () -> guest().file(url).statusCode() == 404);
        assertThat(link(customer).problem()).isEqualTo("not-downloadable");
    }

    @Test
    void opensNothingWithALinkThatWasChanged() {
        staff.upload(file(), "application/pdf", PDF);
        String url = link(customer).text("url");
        for (int at : new int[] {"/v1/downloads/".length(), url.length() / 2, url.length() - 2}) {
            char other = url.charAt(at) == 'A' ? 'B' : 'A';
            String forged = url.substring(0, at) + other + url.substring(at + 1);
            assertThat(guest().get(forged).status()).isEqualTo(404);
        }
        assertThat(guest().get("/v1/downloads/" + "A".repeat(96)).status()).isEqualTo(404);
        assertThat(guest().get("/v1/downloads/..%2fetc").status()).isIn(400, 404);
        assertThat(guest().get("/v1/downloads/%F0%9F").status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PD", "<html>", "PK\u0003\u0004 no mark"})
    void takesInOnlyWhatItSaysItIs(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(staff.upload(file(), "application/pdf", bytes).problem()).isEqualTo("unusable-file");
        assertThat(staff.upload(file(), "application/epub+zip", bytes).problem())
                .isEqualTo("unusable-file");
        assertThat(staff.get(file()).status()).isEqualTo(404);
    }

    @Test
    void refusesOtherTypesPrintedBooksAndTooLargeFiles() {
        assertThat(staff.upload(file(), "text/html", PDF).status()).isEqualTo(415);
        byte[] large = Arrays.copyOf(PDF, 1024 * 1024 + 1);
        assertThat(staff.upload(file(), "application/pdf", large).status()).isEqualTo(413);
        UUID printed = book(1, 100);
        assertThat(staff.upload("/v1/admin/ebooks/" + printed + "/file", "application/pdf", PDF)
                        .problem())
                .isEqualTo("not-an-ebook");
        assertThat(staff.upload("/v1/admin/ebooks/" + UUID.randomUUID() + "/file", "application/pdf", PDF)
                        .status())
                .isEqualTo(404);
        assertThat(staff.get(file()).status()).isEqualTo(404);
    }
}
