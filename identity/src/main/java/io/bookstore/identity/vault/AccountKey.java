package io.bookstore.identity.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.bookstore.platform.crypto.FieldCipher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Seals and opens the personal fields of one account. What it sealed begins with {@value #MARK}; what began with
 * something else was sealed by the service's key set, before accounts had keys.
 */
public final class AccountKey {

    private static final byte MARK = 2;

    private final Aead aead;
    private final FieldCipher before;

    AccountKey(byte[] key, FieldCipher before) {
        try {
            this.aead = new AesGcmJce(key);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("an account's key is unusable", unusable);
        }
        this.before = before;
    }

    public byte[] seal(String text, String table, UUID row, String field) {
        try {
            byte[] sealed = aead.encrypt(text.getBytes(StandardCharsets.UTF_8), place(table, row, field));
            return ByteBuffer.allocate(sealed.length + 1).put(MARK).put(sealed).array();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot encrypt " + table + "." + field, failed);
        }
    }

    /** @throws IllegalStateException when this was not sealed for this place, or not by this account's key */
    public String open(byte[] sealed, String table, UUID row, String field) {
        if (sealed.length == 0 || sealed[0] != MARK) {
            return before.decrypt(sealed, table, row, field);
        }
        byte[] rest = new byte[sealed.length - 1];
        System.arraycopy(sealed, 1, rest, 0, rest.length);
        try {
            return new String(aead.decrypt(rest, place(table, row, field)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot decrypt " + table + "." + field + " of row " + row, failed);
        }
    }

    private static byte[] place(String table, UUID row, String field) {
        return (table + '/' + row + '/' + field).getBytes(StandardCharsets.UTF_8);
    }
}
