package io.bookstore.cartorder.order;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tokens by which guests see their order: nothing is stored, so a replay gives the same one. */
@Component
public class OrderTokens {

    public static final String HEADER = "Order-Token";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "order-token:";

    private final SecretKeySpec key;

    OrderTokens(OrderSettings settings) {
        this.key = new SecretKeySpec(settings.tokenSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public String of(UUID order) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(order));
    }

    /** Takes the same time for each wrong token. */
    public boolean opens(UUID order, @Nullable String token) {
        if (token == null || token.isEmpty()) {
            return false;
        }
        return MessageDigest.isEqual(
                of(order).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(UUID order) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((PURPOSE + order).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
