package io.bookstore.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.mail.OrderMail.Item;
import io.bookstore.identity.mail.OrderMail.OrderFacts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTests {

    private static final UUID ORDER = UUID.randomUUID();

    private final Letters letters =
            new Letters(new MailSettings(URI.create("https://shop.example"), "shop@shop.example"));

    @Test
    void tellsAGuestWhatWasBoughtWithALinkThatOpensTheOrder() {
        Letters.Letter letter = letters.aboutOrder(order("order-confirmed", Map.of()), facts("Grace", "secret-token"));
        assertThat(letter.subject()).isEqualTo("Your order 261121-000001");
        assertThat(letter.text()).isEqualTo("""
                        Dear Grace,

                        thank you for your order 261121-000001:

                          2 × Emma & <i>Co</i>   USD 17.98

                          Total USD 22.97

                        It is paid. We pack it now and write again when it leaves the house. See how far it is: https://shop.example/orders/%s?token=secret-token
                        """.formatted(ORDER));
        assertThat(letter.html())
                .contains("2 × Emma &amp; &lt;i&gt;Co&lt;/i&gt;", "USD 17.98", "<b>USD 22.97</b>")
                .contains("href=\"https://shop.example/orders/" + ORDER + "?token")
                .startsWith("<!doctype html>")
                .endsWith("</html>\n")
                .doesNotContain("{{");
    }

    @Test
    void sendsAnAccountHolderToThePageBehindTheSignIn() {
        Letters.Letter letter = letters.aboutOrder(order("order-delivered", Map.of()), facts("Grace", null));
        assertThat(letter.text())
                .contains("https://shop.example/orders/" + ORDER)
                .doesNotContain("token");
    }

    @Test
    void showsTheParcelAndOnlyLinksThatLeadToTheWeb() {
        Map<String, Object> parcel = Map.of("carrier", "DHL", "tracking_number", "JD014");
        Letters.Letter plain = letters.aboutOrder(order("order-shipped", parcel), facts("Grace", null));
        assertThat(plain.text()).contains("Carrier   DHL", "Parcel    JD014").doesNotContain("Follow it");
        assertThat(plain.html()).contains("Carrier: DHL", "Parcel: JD014").doesNotContain("Follow the parcel");

        assertThat(shipped("https://dhl.example/track?id=JD014&x=\"").html())
                .contains("<a href=\"https://dhl.example/track?id");
        assertThat(shipped("https://dhl.example/a").text()).contains("Follow it https://dhl.example/a");
        assertThat(shipped("javascript:alert(1)").html()).doesNotContain("javascript");
        assertThat(shipped("https://dhl.example/\"onclick=x").html()).doesNotContain("\"onclick");
    }

    @Test
    void saysWhetherMoneyComesBackForACancelledOrder() {
        Map<String, Object> paid = Map.of("paid", true, "because", "as you asked");
        assertThat(letters.aboutOrder(order("order-cancelled", paid), facts("Grace", null))
                        .text())
                .contains("your order 261121-000001 was cancelled: as you asked.", "The money goes back")
                .doesNotContain("need not pay");
        Letters.Letter open = letters.aboutOrder(order("order-cancelled", Map.of("paid", false)), facts("Grace", null));
        assertThat(open.text())
                .contains("261121-000001 was cancelled.", "You need not pay")
                .doesNotContain("The money goes back");
        assertThat(open.html()).contains("You need not pay").doesNotContain("The money goes back");
        assertThat(open.subject()).isEqualTo("Your order 261121-000001 was cancelled");
    }

    @Test
    void saysHowMuchOfTheMoneyWasSentBack() {
        Letters.Letter part = refunded("USD 5.00", "USD 12.99", false);
        assertThat(part.text())
                .contains("we sent USD 5.00 back", "Together that makes USD 12.99 of the USD 22.97")
                .doesNotContain("That is all");
        Letters.Letter whole = refunded("USD 22.97", "USD 22.97", true);
        assertThat(whole.html())
                .contains("<b>USD 22.97</b> back", "That is all that you paid")
                .doesNotContain("Together");
        assertThat(whole.subject()).isEqualTo("Money back for your order 261121-000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-confirmed",
                "order-shipped",
                "order-delivered",
                "order-cancelled",
                "order-refunded",
                "return-requested",
                "return-approved",
                "return-refused",
                "return-received"
            })
    void letsNobodyWriteIntoALetterButWords(String kind) {
        Map<String, Object> details = Map.of("amount", "USD 1.00", "refunded", "USD 1.00", "carrier", "<img src=x>");
        OrderFacts nasty = facts("Eve\r\nBcc: all@example.com\u202e<script>alert(1)</script>", null);

        Letters.Letter letter = letters.aboutOrder(order(kind, details), nasty);

        assertThat(letter.text())
                .startsWith("Dear Eve Bcc: all@example.com <script>alert(1)</script>,\n\n")
                .doesNotContain("\r", "\u202e");
        assertThat(letter.html())
                .contains("Dear Eve Bcc: all@example.com &lt;script&gt;")
                .doesNotContain("<script", "<img", "{{");
        assertThat(letter.subject()).doesNotContain("Eve", "\n", "{{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"welcome", "verify-email", "known-address"})
    void keepsSubjectsFreeOfAnythingPersonal(String kind) {
        Mail mail = new Mail(UUID.randomUUID(), kind, UUID.randomUUID(), null, null, "secret", Map.of(), 1);
        Letters.Letter letter = letters.toAccount(mail, new Recipient("grace@example.com", "Grace"));
        assertThat(letter.subject()).isNotBlank().doesNotContain("Grace", "grace@example.com", "secret");
        assertThat(letter.text()).contains("Dear Grace", "https://shop.example/");
        assertThat(letter.html()).contains("Dear Grace", "https://shop.example/");
    }

    private Letters.Letter shipped(String url) {
        return letters.aboutOrder(order("order-shipped", Map.of("tracking_url", url)), facts("Grace", null));
    }

    private Letters.Letter refunded(String amount, String refunded, boolean whole) {
        Map<String, Object> details =
                Map.of("amount", amount, "refunded", refunded, "total", "USD 22.97", "whole", whole);
        return letters.aboutOrder(order("order-refunded", details), facts("Grace", null));
    }

    private static Mail order(String kind, Map<String, Object> details) {
        return new Mail(UUID.randomUUID(), kind, null, ORDER, null, null, details, 1);
    }

    private static OrderFacts facts(String name, @Nullable String token) {
        return new OrderFacts(
                "261121-000001",
                token,
                "grace@example.com",
                null,
                name,
                "USD",
                2_297,
                List.of(new Item("Emma & <i>Co</i>", 2, 1_798)));
    }
}
