package io.bookstore.paymentshipping.refund;

import io.bookstore.paymentshipping.payment.RefundablePayments;
import io.bookstore.paymentshipping.stripe.RefundOrder;
import io.bookstore.paymentshipping.stripe.RefundReading;
import io.bookstore.paymentshipping.stripe.StripeAnswer;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import io.bookstore.paymentshipping.stripe.StripeAnswer.KeyTaken;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Refused;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Unknown;
import io.bookstore.paymentshipping.stripe.StripeRefunds;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings a refund closer to its end: reads it, or sends it, again under the same key when the answer was lost. */
@Component
class AskAboutRefund {

    private static final Logger log = LoggerFactory.getLogger(AskAboutRefund.class);

    private final Refunds refunds;
    private final RecordRefund record;
    private final RefundablePayments payments;
    private final StripeRefunds stripe;
    private final RefundSettings settings;
    private final Clock clock;

    AskAboutRefund(
            Refunds refunds,
            RecordRefund record,
            RefundablePayments payments,
            StripeRefunds stripe,
            RefundSettings settings,
            Clock clock) {
        this.refunds = refunds;
        this.record = record;
        this.payments = payments;
        this.stripe = stripe;
        this.settings = settings;
        this.clock = clock;
    }

    Refund about(Refund refund) {
        if (refund.isFinal()) {
            return refund;
        }
        if (refund.stripeRefundId() != null) {
            return recorded(refund, stripe.retrieve(refund.stripeRefundId()));
        }
        boolean keyMayBeForgotten = refund.sentAt().plus(settings.keysKeptFor()).isBefore(clock.instant());
        return keyMayBeForgotten ? search(refund) : send(refund);
    }

    private Refund send(Refund refund) {
        return switch (stripe.refund(order(refund))) {
            case Got<RefundReading>(RefundReading reading) -> record.read(refund, reading);
            case Refused<RefundReading>(String code, String param) -> refusedOrMade(refund, code);
            case KeyTaken<RefundReading> taken -> unclear(refund);
            case Unknown<RefundReading>(boolean forGood) -> forGood ? search(refund) : unclear(refund);
        };
    }

    /** Refused can also mean that an earlier attempt has already given it all back. */
    private Refund refusedOrMade(Refund refund, String code) {
        if (stripe.find(order(refund)) instanceof Got<Optional<RefundReading>>(Optional<RefundReading> made)) {
            return made.map(reading -> record.read(refund, reading)).orElseGet(() -> record.refused(refund, code));
        }
        return unclear(refund);
    }

    /** Only proof that there is no such refund allows another attempt. */
    private Refund search(Refund refund) {
        if (!(stripe.find(order(refund)) instanceof Got<Optional<RefundReading>>(Optional<RefundReading> made))) {
            return unclear(refund);
        }
        if (made.isPresent()) {
            return record.read(refund, made.get());
        }
        log.warn("refund {}: attempt {} had no effect, trying again", refund.id(), refund.attempt());
        return refunds.beginNextAttempt(refund.id(), refund.attempt())
                ? send(refunds.find(refund.id()).orElseThrow())
                : unclear(refund);
    }

    private Refund recorded(Refund refund, StripeAnswer<RefundReading> answer) {
        return answer instanceof Got<RefundReading>(RefundReading reading)
                ? record.read(refund, reading)
                : unclear(refund);
    }

    private RefundOrder order(Refund refund) {
        return new RefundOrder(
                refund.id(),
                refund.paymentId(),
                payments.intentOf(refund.paymentId()),
                refund.amountCents(),
                refund.attempt());
    }

    private Refund unclear(Refund refund) {
        return refunds.find(refund.id()).orElseThrow();
    }
}
