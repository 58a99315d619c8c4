package io.bookstore.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Encrypts personal fields at rest. Table, row and field are authenticated with the text: a ciphertext that was moved
 * to another row or column does not decrypt.
 */
public final class FieldCipher {

    private static final byte TINK = 1;

    private final Aead aead;
    private final int primary;

    FieldCipher(KeysetHandle keys) {
        this.primary = keys.getPrimary().getId();
        try {
            this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new KeySetUnusable("BOOKSTORE_ENCRYPTION_KEYS is not a key set for AEAD", e);
        }
    }

    public byte[] encrypt(String text, String table, UUID rowId, String field) {
        try {
            return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), place(table, rowId, field));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt " + table + "." + field, e);
        }
    }

    /** @throws IllegalStateException when this was not encrypted for this place, or by a key that is gone */
    public String decrypt(byte[] sealed, String table, UUID rowId, String field) {
        try {
            return new String(aead.decrypt(sealed, place(table, rowId, field)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt " + table + "." + field + " of row " + rowId, e);
        }
    }

    /** How everything begins that the primary key of the key set sealed: what begins otherwise was sealed by an older one. */
    public byte[] currentPrefix() {
        return ByteBuffer.allocate(1 + Integer.BYTES).put(TINK).putInt(primary).array();
    }

    private static byte[] place(String table, UUID rowId, String field) {
        // the id has a fixed form, so no two places are written alike
        return (table + '/' + rowId + '/' + field).getBytes(StandardCharsets.UTF_8);
    }
}
