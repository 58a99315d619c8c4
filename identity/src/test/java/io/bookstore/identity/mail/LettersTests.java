package io.bookstore.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.mail.OrderMail.Item;
import io.bookstore.identity.mail.OrderMail.OrderFacts;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTests {

    private static final UUID ORDER = UUID.randomUUID();

    private final Letters letters =
            new Letters(new MailSettings(URI.create("https://shop.example"), "shop@shop.example"));

    @Test
    void tellsAGuestWhatWasBoughtWithALinkThatOpensTheOrder() {
        Letters.Letter letter = letters.aboutOrder(mail("order-confirmed", ORDER), facts("secret-token", null));
        assertThat(letter.subject()).isEqualTo("Your order 261121-000001");
        assertThat(letter.text())
                .contains("Dear Grace", "2 × Emma   USD 17.98", "Total USD 22.97")
                .contains("https://shop.example/orders/" + ORDER + "?token=secret-token");
    }

    @Test
    void sendsAnAccountHolderToThePageBehindTheSignIn() {
        assertThat(letters.aboutOrder(mail("order-shipped", ORDER), facts(null, UUID.randomUUID()))
                        .text())
                .contains("https://shop.example/orders/" + ORDER)
                .doesNotContain("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"welcome", "verify-email", "known-address"})
    void keepsSubjectsFreeOfAnythingPersonal(String kind) {
        Letters.Letter letter = letters.toAccount(mail(kind, null), new Recipient("grace@example.com", "Grace"));
        assertThat(letter.subject()).isNotBlank().doesNotContain("Grace", "grace@example.com", "secret");
        assertThat(letter.text()).contains("Dear Grace", "https://shop.example/");
    }

    private static Mail mail(String kind, @org.jspecify.annotations.Nullable UUID order) {
        return new Mail(UUID.randomUUID(), kind, order == null ? UUID.randomUUID() : null, order, "secret", 1);
    }

    private static OrderFacts facts(
            @org.jspecify.annotations.Nullable String token, @org.jspecify.annotations.Nullable UUID user) {
        return new OrderFacts(
                "261121-000001",
                token,
                "grace@example.com",
                user,
                "Grace",
                "USD",
                2_297,
                List.of(new Item("Emma", 2, 1_798)));
    }
}
