package io.bookstore.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.ids.Ids;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class FieldCipherTests {

    private static final String ADDRESS = "Ann Łęcka, 12 Example Rd \uD83D\uDCDA";

    private final UUID row = Ids.next();

    @Test
    void decryptsWhatItEncrypted() throws GeneralSecurityException {
        FieldCipher cipher = cipher(KeySets.fresh());
        byte[] sealed = cipher.encrypt(ADDRESS, "order", row, "shipping_addr");
        assertThat(cipher.decrypt(sealed, "order", row, "shipping_addr")).isEqualTo(ADDRESS);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("Example");
    }

    @Test
    void encryptsEqualTextsDifferently() throws GeneralSecurityException {
        FieldCipher cipher = cipher(KeySets.fresh());
        assertThat(cipher.encrypt(ADDRESS, "order", row, "shipping_addr"))
                .isNotEqualTo(cipher.encrypt(ADDRESS, "order", row, "shipping_addr"));
    }

    @Test
    void refusesACiphertextOfAnotherRowTableOrField() throws GeneralSecurityException {
        FieldCipher cipher = cipher(KeySets.fresh());
        byte[] sealed = cipher.encrypt(ADDRESS, "order", row, "shipping_addr");
        assertThatThrownBy(() -> cipher.decrypt(sealed, "order", Ids.next(), "shipping_addr"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("Example");
        assertThatThrownBy(() -> cipher.decrypt(sealed, "account", row, "shipping_addr"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.decrypt(sealed, "order", row, "email"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsOldTextsThroughEveryStepOfARotation() throws GeneralSecurityException {
        String before = KeySets.fresh();
        String added = KeySets.withNewKey(before);
        String promoted = KeySets.withNewestAsPrimary(added);
        byte[] old = cipher(before).encrypt(ADDRESS, "order", row, "email");

        byte[] whileAdded = cipher(added).encrypt(ADDRESS, "order", row, "email");
        assertThat(cipher(before).decrypt(whileAdded, "order", row, "email")).isEqualTo(ADDRESS);

        byte[] afterwards = cipher(promoted).encrypt(ADDRESS, "order", row, "email");
        assertThat(cipher(added).decrypt(afterwards, "order", row, "email")).isEqualTo(ADDRESS);
        assertThat(cipher(promoted).decrypt(old, "order", row, "email")).isEqualTo(ADDRESS);
        assertThatThrownBy(() -> cipher(before).decrypt(afterwards, "order", row, "email"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysInOneSentenceWhatIsWrongWithTheKeys() {
        assertThatThrownBy(() -> KeySets.read(" ")).hasMessageContaining("BOOKSTORE_ENCRYPTION_KEYS is missing");
        assertThatThrownBy(() -> KeySets.read("bm90IGEga2V5"))
                .hasMessageContaining("BOOKSTORE_ENCRYPTION_KEYS is not a Tink key set");
        assertThatThrownBy(() -> KeySets.read("§")).isInstanceOf(KeySetUnusable.class);
    }

    @Test
    void stopsTheStartOfAServiceThatEncryptsWithoutKeys() {
        context()
                .withBean(NeedsCipher.class)
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(KeySetUnusable.class)
                        .hasMessageContaining("BOOKSTORE_ENCRYPTION_KEYS is missing"));
    }

    @Test
    void letsAServiceThatEncryptsNothingStartWithoutKeys() {
        context().run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void takesTheKeysFromItsSetting() throws GeneralSecurityException {
        context()
                .withPropertyValues("bookstore.encryption.keys=" + KeySets.fresh())
                .withBean(NeedsCipher.class)
                .run(started -> assertThat(started).hasNotFailed().hasSingleBean(FieldCipher.class));
    }

    private static ApplicationContextRunner context() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(CryptoConfiguration.class))
                .withBean(DataSource.class, DriverManagerDataSource::new);
    }

    private static FieldCipher cipher(String keys) {
        return new FieldCipher(KeySets.read(keys));
    }

    record NeedsCipher(FieldCipher cipher) {}
}
