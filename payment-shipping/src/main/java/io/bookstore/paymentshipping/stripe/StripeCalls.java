package io.bookstore.paymentshipping.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import com.stripe.net.RequestOptions;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes one call to Stripe, within the limits, and says what came of it. */
@Component
class StripeCalls {

    private static final Logger log = LoggerFactory.getLogger(StripeCalls.class);
    private static final Duration WAIT_FOR_TURN = Duration.ofMillis(500);
    private static final int SERVER_ERROR = 500;

    private final StripeClient client;
    private final Semaphore turns;

    StripeCalls(StripeSettings settings) {
        this.turns = new Semaphore(settings.concurrentCalls());
        this.client = StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(withoutSlash(settings.apiBase().toString()))
                .setMaxNetworkRetries(0) // we repeat by asking for the truth
                .setHttpClient(new StripeTransport(settings))
                .build();
    }

    @FunctionalInterface
    interface Call<T> {
        T on(StripeClient client) throws StripeException;
    }

    static RequestOptions keyed(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }

    <T> StripeAnswer<T> make(String what, Call<StripeAnswer<T>> call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Stripe is called inside a database transaction: " + what);
        }
        if (!hasTurn()) {
            log.warn("{}: too many calls wait for Stripe", what);
            return new StripeAnswer.Unknown<>(false);
        }
        try {
            return call.on(client);
        } catch (StripeException failed) {
            return meaningOf(what, failed);
        } catch (RuntimeException unreadable) {
            log.error("{}: Stripe's answer cannot be read", what, unreadable);
            return new StripeAnswer.Unknown<>(false);
        } finally {
            turns.release();
        }
    }

    private static <T> StripeAnswer<T> meaningOf(String what, StripeException failed) {
        return switch (failed) {
            case IdempotencyException taken -> new StripeAnswer.KeyTaken<>();
            case InvalidRequestException refused -> {
                log.warn("{}: refused by Stripe: {} ({})", what, refused.getCode(), refused.getRequestId());
                yield new StripeAnswer.Refused<>(
                        refused.getCode() == null ? "invalid_request" : refused.getCode(), refused.getParam());
            }
            case AuthenticationException wrongKey -> {
                log.error("{}: Stripe does not let our key do this ({})", what, wrongKey.getRequestId());
                yield new StripeAnswer.Unknown<>(false);
            }
            default -> {
                log.warn("{}: no clear answer from Stripe: {}", what, reason(failed));
                yield new StripeAnswer.Unknown<>(isStoredServerError(failed));
            }
        };
    }

    /** Stripe marks an answer that it kept under the idempotency key; a server error is kept as well. */
    private static boolean isStoredServerError(StripeException failed) {
        @Nullable StripeError error = failed.getStripeError();
        return failed.getStatusCode() != null
                && failed.getStatusCode() >= SERVER_ERROR
                && error != null
                && error.getLastResponse() != null
                && error.getLastResponse()
                        .headers()
                        .firstValue("Idempotent-Replayed")
                        .isPresent();
    }

    private static String reason(StripeException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return failed.getStatusCode() == null
                ? cause.toString()
                : "status " + failed.getStatusCode() + " (" + failed.getRequestId() + ")";
    }

    private boolean hasTurn() {
        try {
            return turns.tryAcquire(WAIT_FOR_TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String withoutSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
