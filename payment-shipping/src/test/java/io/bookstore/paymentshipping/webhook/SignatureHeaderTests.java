package io.bookstore.paymentshipping.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureHeaderTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** To the second, both ways: stripe-java itself takes any time in the future. */
    @ParameterizedTest
    @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
    void isOfNowForFiveMinutesBothWays(long away, boolean taken) {
        SignatureHeader header = new SignatureHeader(NOW.getEpochSecond() + away);

        assertThat(header.isOf(NOW)).isEqualTo(taken);
        assertThat(header.isOf(NOW.plusMillis(999))).isEqualTo(taken);
    }
}
