package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.stripe.IntentReading;
import io.bookstore.paymentshipping.stripe.StripeAnswer;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import io.bookstore.paymentshipping.stripe.StripeAnswer.KeyTaken;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Refused;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Unknown;
import io.bookstore.paymentshipping.stripe.StripeIntents;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a payment closer to its end: reads its intent, or sends the charge, again under the same key when the answer
 * was lost. No database transaction is open while Stripe is asked.
 */
@Component
class AskStripe {

    private static final Logger log = LoggerFactory.getLogger(AskStripe.class);

    private final Payments payments;
    private final RecordPayment record;
    private final StripeIntents stripe;
    private final CancelAtStripe cancelAtStripe;
    private final FixPayer payer;
    private final PaymentSettings settings;
    private final Clock clock;

    AskStripe(
            Payments payments,
            RecordPayment record,
            StripeIntents stripe,
            CancelAtStripe cancelAtStripe,
            FixPayer payer,
            PaymentSettings settings,
            Clock clock) {
        this.payments = payments;
        this.record = record;
        this.stripe = stripe;
        this.cancelAtStripe = cancelAtStripe;
        this.payer = payer;
        this.settings = settings;
        this.clock = clock;
    }

    Asked about(Payment payment) {
        if (payment.isFinal()) {
            return Asked.of(payment);
        }
        if (payment.cancelRequested()) {
            return Asked.of(cancelAtStripe.cancel(payment));
        }
        return payment.intentId() == null ? charge(payment) : read(payment, payment.intentId());
    }

    /**
     * The intent that somebody names; it is believed only as far as Stripe itself says the same.
     *
     * @return whether Stripe has answered
     */
    boolean about(Payment payment, String intentId) {
        String known = payment.intentId();
        if (known != null && !known.equals(intentId)) {
            log.error("payment {} has intent {}, but {} names it too", payment.id(), known, intentId);
            return true;
        }
        if (payment.status() == PaymentStatus.SUCCEEDED) {
            return true;
        }
        if (!(stripe.retrieve(intentId) instanceof Got<IntentReading>(IntentReading reading))) {
            return false;
        }
        if (!payment.id().toString().equals(reading.paymentId())) {
            log.error("intent {} was said to be of payment {}, but Stripe says otherwise", intentId, payment.id());
            return true;
        }
        Asked asked = recorded(payment, reading);
        return asked.payment().isFinal() || reading.state() != IntentReading.State.DECLINED;
    }

    private Asked read(Payment payment, String intentId) {
        return switch (stripe.retrieve(intentId)) {
            case Got<IntentReading>(IntentReading reading) -> recorded(payment, reading);
            case Refused<IntentReading> refused -> unclear(payment);
            case KeyTaken<IntentReading> never -> unclear(payment);
            case Unknown<IntentReading> unknown -> unclear(payment);
        };
    }

    private Asked charge(Payment payment) {
        boolean sentBefore = payment.sentAt() != null;
        if (sentBefore && keyMayBeForgotten(payment)) {
            return search(payment);
        }
        Optional<Payment> ready = payer.fixedFor(payment);
        if (ready.isEmpty()) {
            return unclear(payment);
        }
        boolean maySend = payments.beginSending(payment.id());
        Payment now = current(payment.id());
        return maySend ? send(now) : Asked.of(now);
    }

    private Asked send(Payment payment) {
        return switch (stripe.charge(payment.order())) {
            case Got<IntentReading>(IntentReading reading) -> recorded(payment, reading);
            case Refused<IntentReading>(String code, String param) ->
                Asked.of(record.refused(payment.id(), payer.declineCode(payment, code, param)));
            case KeyTaken<IntentReading> taken -> unclear(payment);
            case Unknown<IntentReading>(boolean forGood) -> forGood ? search(payment) : unclear(payment);
        };
    }

    /** The key tells nothing any more, so the intents do. Only proof that there is none allows another attempt. */
    private Asked search(Payment payment) {
        StripeAnswer<Optional<IntentReading>> found = stripe.find(payment.order());
        if (!(found instanceof Got<Optional<IntentReading>>(Optional<IntentReading> intent))) {
            return unclear(payment);
        }
        if (intent.isPresent()) {
            return read(payment, intent.get().intentId());
        }
        log.warn("payment {}: attempt {} had no effect, trying again", payment.id(), payment.attempt());
        return payments.beginNextAttempt(payment.id(), payment.attempt())
                ? send(current(payment.id()))
                : Asked.of(current(payment.id()));
    }

    /**
     * A failed attempt whose secret a browser has could be tried again there, after we called it declined. So the intent
     * is closed first.
     */
    private Asked recorded(Payment payment, IntentReading reading) {
        boolean couldGoOn = reading.state() == IntentReading.State.DECLINED
                && current(payment.id()).secretGiven()
                && payment.mismatch(reading) == null;
        if (!couldGoOn) {
            return Asked.of(record.read(payment.id(), reading), reading);
        }
        return switch (stripe.cancel(reading.intentId())) {
            case Got<IntentReading>(IntentReading closed)
            when closed.state() == IntentReading.State.CANCELED -> Asked.of(record.read(payment.id(), reading));
            case Refused<IntentReading> refused -> again(payment, reading);
            case Got<IntentReading> other -> unclear(payment);
            case KeyTaken<IntentReading> never -> unclear(payment);
            case Unknown<IntentReading> unknown -> unclear(payment);
        };
    }

    /** It could not be closed, so it has ended meanwhile: canceled, or paid after all. */
    private Asked again(Payment payment, IntentReading declined) {
        if (stripe.retrieve(declined.intentId()) instanceof Got<IntentReading>(IntentReading now)) {
            boolean closed = now.state() == IntentReading.State.CANCELED;
            return Asked.of(record.read(payment.id(), closed ? declined : now));
        }
        return unclear(payment);
    }

    private boolean keyMayBeForgotten(Payment payment) {
        return payment.sentAt() != null
                && payment.sentAt().plus(settings.keysKeptFor()).isBefore(clock.instant());
    }

    private Asked unclear(Payment payment) {
        return Asked.of(current(payment.id()));
    }

    private Payment current(UUID paymentId) {
        return payments.find(paymentId).orElseThrow();
    }
}
