package io.bookstore.psp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"id\":\"pi_3\",\"object\":\"payment_intent\",\"status\":\"succeeded\"}", "€ 𝒳"})
    void givesBackWhatWasPacked(String text) {
        assertThat(Packed.of(text).text()).isEqualTo(text);
        assertThat(Packed.ofBase64(Packed.of(text).base64()).text()).isEqualTo(text);
        String longer = text.repeat(5_000);
        assertThat(Packed.of(longer).text()).isEqualTo(longer);
    }

    @Test
    void readsJournalsThatWerePackedWithoutTheSample() throws IOException {
        String text = "{\"id\":\"pi_3\",\"status\":\"succeeded\"}";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        String old = Base64.getEncoder().encodeToString(bytes.toByteArray());

        assertThat(Packed.ofBase64(old).text()).isEqualTo(text);
        assertThatThrownBy(() -> Packed.ofBase64(old.substring(0, 16)).text())
                .isInstanceOf(IllegalStateException.class);
    }
}
