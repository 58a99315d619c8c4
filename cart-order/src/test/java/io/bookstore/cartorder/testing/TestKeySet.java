package io.bookstore.cartorder.testing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** A key set for personal fields, made for this test run. */
final class TestKeySet {

    static final String VALUE = fresh();

    private TestKeySet() {}

    private static String fresh() {
        try {
            AeadConfig.register();
            KeysetHandle keys =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
