package io.bookstore.cartorder.redemption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who counts as one customer: an account, or a guest's e-mail address, of which only a keyed hash is kept. */
@Component
public class Customers {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    Customers(@Value("${bookstore.order.token-secret}") String secret) {
        this.key = ("promotion customers " + secret).getBytes(StandardCharsets.UTF_8);
    }

    /** Null while neither is known. */
    public @Nullable String key(@Nullable UUID user, @Nullable String email) {
        if (user != null) {
            return "user:" + user;
        }
        return email == null ? null : "mail:" + hash(email.strip().toLowerCase(Locale.ROOT));
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
