package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.stripe.IntentReading;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import io.bookstore.paymentshipping.stripe.StripeAnswer.KeyTaken;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Refused;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Unknown;
import io.bookstore.paymentshipping.stripe.StripeIntents;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Cancels a payment that was sent. It counts as canceled only when nothing can charge it any more, not even a request
 * that left us long ago and is still under way: that one finds its idempotency key used.
 */
@Component
class CancelAtStripe {

    private final Payments payments;
    private final RecordPayment record;
    private final StripeIntents stripe;
    private final PaymentSettings settings;
    private final Clock clock;

    CancelAtStripe(
            Payments payments, RecordPayment record, StripeIntents stripe, PaymentSettings settings, Clock clock) {
        this.payments = payments;
        this.record = record;
        this.stripe = stripe;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param payment one for which the cancellation was requested, so that nothing is sent any more */
    Payment cancel(Payment payment) {
        if (payment.intentId() != null) {
            return cancelIntent(payment, payment.intentId());
        }
        Instant sentAt = payment.sentAt();
        boolean keyMayBeForgotten =
                sentAt != null && sentAt.plus(settings.keysKeptFor()).isBefore(clock.instant());
        return keyMayBeForgotten ? search(payment, true) : blockKey(payment);
    }

    private Payment cancelIntent(Payment payment, String intentId) {
        return switch (stripe.cancel(intentId)) {
            case Got<IntentReading>(IntentReading reading) -> record.read(payment.id(), reading);
            case Refused<IntentReading> ended -> readIntent(payment, intentId);
            case KeyTaken<IntentReading> never -> unclear(payment);
            case Unknown<IntentReading> unknown -> unclear(payment);
        };
    }

    private Payment readIntent(Payment payment, String intentId) {
        return stripe.retrieve(intentId) instanceof Got<IntentReading>(IntentReading reading)
                ? record.read(payment.id(), reading)
                : unclear(payment);
    }

    private Payment blockKey(Payment payment) {
        return switch (stripe.blockKey(payment.order())) {
            case Got<IntentReading>(IntentReading empty) -> blocked(payment, empty);
            case KeyTaken<IntentReading> charged -> replay(payment);
            case Refused<IntentReading> refused -> unclear(payment);
            case Unknown<IntentReading>(boolean forGood) -> unclear(payment);
        };
    }

    /** The empty intent is only tidied up: nobody could ever pay it. */
    private Payment blocked(Payment payment, IntentReading empty) {
        var tidied = stripe.cancel(empty.intentId());
        return tidied instanceof Unknown<IntentReading> ? unclear(payment) : record.canceled(payment.id());
    }

    /** The charge used its key, so the same request answers what happened and does nothing new. */
    private Payment replay(Payment payment) {
        return switch (stripe.charge(payment.order())) {
            case Got<IntentReading>(IntentReading reading) ->
                reading.state() == IntentReading.State.SUCCEEDED
                        ? readIntent(payment, reading.intentId())
                        : cancelIntent(payment, reading.intentId());
            case Unknown<IntentReading>(boolean forGood) -> forGood ? search(payment, false) : unclear(payment);
            case Refused<IntentReading> refused -> unclear(payment);
            case KeyTaken<IntentReading> stillRunning -> unclear(payment);
        };
    }

    /** @param block whether a key that Stripe forgot must be taken before the payment counts as canceled */
    private Payment search(Payment payment, boolean block) {
        if (!(stripe.find(payment.order()) instanceof Got<Optional<IntentReading>>(Optional<IntentReading> intent))) {
            return unclear(payment);
        }
        if (intent.isPresent()) {
            return cancelIntent(payment, intent.get().intentId());
        }
        return block ? blockKey(payment) : record.canceled(payment.id());
    }

    private Payment unclear(Payment payment) {
        return payments.find(payment.id()).orElseThrow();
    }
}
