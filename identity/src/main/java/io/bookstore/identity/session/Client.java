package io.bookstore.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What signs in.
 *
 * @param address its network address
 * @param device what it calls itself, to remind the owner
 */
record Client(String address, @Nullable String device) {

    private static final int LONGEST = 200;

    static Client of(HttpServletRequest request) {
        String device = request.getHeader("User-Agent");
        return new Client(request.getRemoteAddr(), device == null || device.isBlank() ? null : printable(device));
    }

    private static String printable(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
