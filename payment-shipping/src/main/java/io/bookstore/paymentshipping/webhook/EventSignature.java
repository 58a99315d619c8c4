package io.bookstore.paymentshipping.webhook;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.bookstore.paymentshipping.stripe.StripeSettings;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells whether Stripe itself has just sent this body. */
@Component
class EventSignature {

    private static final Logger log = LoggerFactory.getLogger(EventSignature.class);
    private static final long TIME_WAS_CHECKED = 0;

    private final StripeSettings settings;
    private final Clock clock;

    EventSignature(StripeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param headers all values of {@code Stripe-Signature} */
    boolean isGenuine(String body, List<String> headers) {
        if (headers.size() != 1 || body.isEmpty()) {
            return false;
        }
        String header = headers.getFirst();
        boolean ofNow = SignatureHeader.parse(header)
                .filter(parsed -> parsed.isOf(clock.instant()))
                .isPresent();
        return ofNow && isSigned(body, header);
    }

    private boolean isSigned(String body, String header) {
        try {
            return Webhook.Signature.verifyHeader(body, header, settings.webhookSecret(), TIME_WAS_CHECKED);
        } catch (SignatureVerificationException forged) {
            log.warn("a webhook is not signed with our secret");
            return false;
        }
    }
}
