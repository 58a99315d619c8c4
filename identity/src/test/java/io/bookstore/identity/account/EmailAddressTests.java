package io.bookstore.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "first.last+tag@example.co.uk", "ünï@exämple.com"})
    void takesAddresses(String text) {
        assertThat(EmailAddress.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "a@b",
                "@b.c",
                "a@",
                "a b@c.de",
                "a@b..c",
                "a@b.c\r\nBcc: x@y.z",
                "a@b.c\u0000",
                "<a@b.c>",
                "a,b@c.de"
            })
    void refusesWhatIsNoAddressOrWouldBreakAMailHeader(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void refusesMoreThanSmtpCarries() {
        assertThat(EmailAddress.parse("a".repeat(60) + "@" + "b".repeat(190) + ".com"))
                .isEmpty();
    }

    @Test
    void tellsAddressesApartByMoreThanCase() {
        assertThat(new EmailAddress("A.B@Example.com").normalised())
                .isEqualTo(new EmailAddress("a.b@example.com").normalised())
                .isNotEqualTo(new EmailAddress("ab@example.com").normalised());
    }
}
