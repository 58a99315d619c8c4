package io.bookstore.psp.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells by its key who calls: bearer, basic, or, from a browser, the parameter {@code key}. */
@Component
class Credentials {

    private final StripeSettings settings;

    Credentials(StripeSettings settings) {
        this.settings = settings;
    }

    Call.Caller check(@Nullable String authorization, Form form) {
        String shown = authorization == null ? form.text("key") : key(authorization);
        if (shown == null || shown.isBlank()) {
            throw ApiError.unauthorized("You did not provide an API key. You need to provide your API key in the"
                    + " Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        // In an address or a form a secret key would end up in logs and pages.
        if (authorization != null && same(shown, settings.apiKey())) {
            return Call.Caller.SERVER;
        }
        if (same(shown, settings.publishableKey())) {
            return Call.Caller.BROWSER;
        }
        throw ApiError.unauthorized("Invalid API Key provided: " + masked(shown));
    }

    private static @Nullable String key(String authorization) {
        String scheme = authorization.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("bearer ")) {
            return authorization.substring("bearer ".length()).strip();
        }
        if (scheme.startsWith("basic ")) {
            return userOf(authorization.substring("basic ".length()).strip());
        }
        return null;
    }

    private static @Nullable String userOf(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static boolean same(String shown, String expected) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String masked(String key) {
        return key.length() < 12
                ? "*".repeat(key.length())
                : key.substring(0, 8) + "*".repeat(4) + key.substring(key.length() - 4);
    }
}
