package io.bookstore.paymentshipping.webhook;

import io.bookstore.paymentshipping.stripe.StripeSettings;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Webhooks", description = "Called by the payment provider.")
class WebhookController {

    private final EventSignature signature;
    private final Inbox inbox;
    private final ApplyEvents applyEvents;
    private final JsonMapper json;
    private final boolean live;

    WebhookController(
            EventSignature signature, Inbox inbox, ApplyEvents applyEvents, JsonMapper json, StripeSettings settings) {
        this.signature = signature;
        this.inbox = inbox;
        this.applyEvents = applyEvents;
        this.json = json;
        this.live = settings.isLive();
    }

    record Received(boolean received) {}

    @PostMapping("/v1/webhooks/stripe")
    @Operation(summary = "Take an event of Stripe; known ones change nothing")
    Received receive(@RequestHeader HttpHeaders headers, @RequestBody(required = false) byte @Nullable [] body) {
        // bytes that are no UTF-8 become other text, whose signature is wrong
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        if (!signature.isGenuine(text, headers.getOrEmpty("Stripe-Signature"))) {
            throw refused("invalid-signature", "The signature is not right", "This did not come from Stripe just now.");
        }
        StripeEvent event = StripeEvent.parse(text, json, live)
                .orElseThrow(() -> refused(
                        "invalid-event", "This is not an event for us", "It is malformed, or of another account."));
        if (inbox.store(event) && event.matters()) {
            applyEvents.soon(event.id());
        }
        return new Received(true);
    }

    private static ProblemException refused(String name, String title, String detail) {
        return new ProblemException(Problems.of(HttpStatus.BAD_REQUEST, name, title, detail));
    }
}
