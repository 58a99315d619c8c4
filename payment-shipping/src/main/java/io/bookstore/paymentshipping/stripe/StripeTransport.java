package io.bookstore.paymentshipping.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries stripe-java's requests. Unlike its own transport this one bounds the whole call and the size of the answer,
 * follows no redirect, and never repeats a request by itself.
 */
final class StripeTransport extends com.stripe.net.HttpClient {

    private static final long LARGEST_ANSWER = 2_000_000;

    private final HttpClient http;
    private final Duration timeout;

    StripeTransport(StripeSettings settings) {
        this.timeout = settings.readTimeout();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public StripeResponse request(StripeRequest request) throws StripeException {
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(http(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> answer = call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new StripeResponse(
                    answer.statusCode(),
                    HttpHeaders.of(answer.headers().map()),
                    new String(answer.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException slow) {
            call.cancel(true);
            throw new ApiConnectionException("no whole answer from Stripe within " + timeout, slow);
        } catch (ExecutionException failed) {
            throw new ApiConnectionException("no answer from Stripe", failed.getCause());
        } catch (InterruptedException stopping) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted while waiting for Stripe", stopping);
        }
    }

    private static HttpRequest http(StripeRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(request.url().toString()));
        HttpContent content = request.content();
        BodyPublisher body =
                content == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content.byteArrayContent());
        builder.method(request.method().name(), body);
        request.headers().map().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        if (content != null) {
            builder.setHeader("Content-Type", content.contentType());
        }
        builder.setHeader("User-Agent", buildUserAgentString(request));
        return builder.build();
    }
}
