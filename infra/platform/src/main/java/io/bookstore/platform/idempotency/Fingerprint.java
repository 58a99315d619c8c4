package io.bookstore.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two requests are the same, without keeping them. */
public final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 in hex of the request, best of its body as read and written again, so that white space does not count. */
    public static String of(byte[] request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    public static String of(String request) {
        return of(request.getBytes(StandardCharsets.UTF_8));
    }
}
