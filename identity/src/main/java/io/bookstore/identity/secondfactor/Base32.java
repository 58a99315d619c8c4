package io.bookstore.identity.secondfactor;

/** RFC 4648 without padding, as authenticator apps read secrets. */
final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int left = 0;
        for (byte each : bytes) {
            buffer = (buffer << Byte.SIZE) | (each & 0xFF);
            left += Byte.SIZE;
            while (left >= BITS) {
                left -= BITS;
                text.append(LETTERS.charAt((buffer >> left) & 31));
            }
            buffer &= (1 << left) - 1;
        }
        if (left > 0) {
            text.append(LETTERS.charAt((buffer << (BITS - left)) & 31));
        }
        return text.toString();
    }
}
