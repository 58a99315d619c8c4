package io.bookstore.platform.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Makes the values of {@code BOOKSTORE_ENCRYPTION_KEYS}: a Tink AES-256-GCM key set in JSON, in base64.
 *
 * <p>A key is changed in two steps, so that no replica meets a text that it cannot read: {@code add} a key, restart all
 * replicas with the new value, {@code promote} it, restart all again. Old texts stay readable as long as the set holds
 * their key.
 */
public final class KeySets {

    static final String VARIABLE = "BOOKSTORE_ENCRYPTION_KEYS";

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot register its ciphers", e);
        }
    }

    private KeySets() {}

    /** Prints a new key set, or with {@code add} or {@code promote} the next value of the one in the environment. */
    public static void main(String[] arguments) throws GeneralSecurityException {
        String step = arguments.length == 0 ? "new" : arguments[0];
        System.out.println(
                switch (step) {
                    case "new" -> fresh();
                    case "add" -> withNewKey(System.getenv(VARIABLE));
                    case "promote" -> withNewestAsPrimary(System.getenv(VARIABLE));
                    default -> throw new IllegalArgumentException("new, add or promote; not " + step);
                });
    }

    static String fresh() throws GeneralSecurityException {
        return write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
    }

    static String withNewKey(@Nullable String keys) throws GeneralSecurityException {
        return write(KeysetHandle.newBuilder(read(keys))
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build());
    }

    static String withNewestAsPrimary(@Nullable String keys) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(read(keys));
        builder.getAt(builder.size() - 1).makePrimary();
        return write(builder.build());
    }

    static KeysetHandle read(@Nullable String keys) {
        if (keys == null || keys.isBlank()) {
            throw new KeySetUnusable(VARIABLE + " is missing: personal data cannot be encrypted without a key set");
        }
        try {
            byte[] json = Base64.getDecoder().decode(keys.strip());
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    new String(json, StandardCharsets.UTF_8),
                    RegistryConfiguration.get(),
                    InsecureSecretKeyAccess.get());
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new KeySetUnusable(VARIABLE + " is not a Tink key set in JSON, in base64", e);
        }
    }

    private static String write(KeysetHandle keys) throws GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
