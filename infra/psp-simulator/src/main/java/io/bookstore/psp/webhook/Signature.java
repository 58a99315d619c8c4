package io.bookstore.psp.webhook;

import io.bookstore.psp.fault.FaultKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header by which the shop knows that a webhook is ours and fresh. */
final class Signature {

    private static final String FOREIGN_SECRET = "whsec_of_somebody_else";

    private Signature() {}

    /** Faults strike the first try; the next ones are signed as they should be. */
    static Optional<String> header(Delivery delivery, boolean first, String secret, long now, String body) {
        if (delivery.twist(FaultKind.WEBHOOK_TWO_V1).isPresent()) {
            return Optional.of("t=" + now + v1(FOREIGN_SECRET, now, body) + v1(secret, now, body));
        }
        if (first && delivery.twist(FaultKind.WEBHOOK_UNSIGNED).isPresent()) {
            return Optional.empty();
        }
        boolean foreign = first && delivery.twist(FaultKind.WEBHOOK_BAD_SECRET).isPresent();
        int skew = first
                ? delivery.twist(FaultKind.WEBHOOK_SKEW).map(Integer::valueOf).orElse(0)
                : 0;
        return Optional.of("t=" + (now + skew) + v1(foreign ? FOREIGN_SECRET : secret, now + skew, body));
    }

    private static String v1(String secret, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return ",v1=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
