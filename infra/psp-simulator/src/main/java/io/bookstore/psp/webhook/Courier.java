package io.bookstore.psp.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Carries one signed body to the shop and tells how it went. */
@Component
class Courier {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final WebhookSettings settings;
    private final Clock clock;

    Courier(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Signs afresh: a retry with an old time stamp would be refused as a replay. */
    Attempt carry(Delivery delivery, boolean first, String body) throws InterruptedException {
        Instant start = Instant.now(clock);
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.address())
                .timeout(ANSWER)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks; simulated)")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        Signature.header(delivery, first, settings.secret(), start.getEpochSecond(), body)
                .ifPresent(signature -> request.header("Stripe-Signature", signature));
        try {
            int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return new Attempt(start, millisSince(start), status, null);
        } catch (IOException failure) {
            return new Attempt(start, millisSince(start), null, failure.toString());
        }
    }

    private long millisSince(Instant start) {
        return Duration.between(start, Instant.now(clock)).toMillis();
    }
}
