package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.stripe.IntentReading;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import io.bookstore.paymentshipping.stripe.StripeIntents;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends payments in review. If what Stripe shows matches after all, the usual rules go on; if money was taken on other
 * terms, all of it goes back and the payment is canceled; if none was taken, the intent is closed. What Stripe lists and
 * what it shows of one intent must agree, and only one intent may name the payment: everything else is for a person.
 */
@Component
class SettleReviews {

    private static final Logger log = LoggerFactory.getLogger(SettleReviews.class);
    private static final int BATCH = 20;

    private final Payments payments;
    private final WrongCaptures captures;
    private final RecordPayment record;
    private final RecordReturn recordReturn;
    private final ReturnWrongCapture giveBack;
    private final AskStripe askStripe;
    private final StripeIntents stripe;

    SettleReviews(
            Payments payments,
            WrongCaptures captures,
            RecordPayment record,
            RecordReturn recordReturn,
            ReturnWrongCapture giveBack,
            AskStripe askStripe,
            StripeIntents stripe) {
        this.payments = payments;
        this.captures = captures;
        this.record = record;
        this.recordReturn = recordReturn;
        this.giveBack = giveBack;
        this.askStripe = askStripe;
        this.stripe = stripe;
    }

    @Scheduled(fixedDelayString = "${bookstore.payment.reviews-every:2s}")
    void settle() {
        List<UUID> due;
        do {
            due = payments.takeReviews(BATCH);
            due.forEach(id -> payments.find(id).ifPresent(this::about));
        } while (due.size() == BATCH);
    }

    void about(Payment payment) {
        Optional<WrongCapture> begun = captures.find(payment.id());
        begun.ifPresentOrElse(giveBack::carryOn, () -> look(payment));
    }

    private void look(Payment payment) {
        if (!(stripe.naming(payment.order()) instanceof Got<List<IntentReading>>(List<IntentReading> listed))) {
            return;
        }
        if (listed.size() != 1) {
            log.error(
                    "payment {} of order {} is in review, and {} intents name it: somebody has to look",
                    payment.id(),
                    payment.terms().orderId(),
                    listed.size());
            return;
        }
        IntentReading one = listed.getFirst();
        if (stripe.retrieve(one.intentId()) instanceof Got<IntentReading>(IntentReading shown) && shown.agrees(one)) {
            judge(payment, shown);
        }
    }

    private void judge(Payment payment, IntentReading reading) {
        if (payment.mismatch(reading) == null) {
            log.warn("payment {}: its intent is as it was asked for, the review is over", payment.id());
            askStripe.about(payment, reading.intentId());
            return;
        }
        switch (reading.state()) {
            case SUCCEEDED -> recordReturn.begin(payment.id(), reading).ifPresent(giveBack::carryOn);
            case CANCELED -> record.canceled(payment.id());
            case DECLINED, REQUIRES_ACTION, UNTRIED -> close(payment, reading);
            case PROCESSING -> log.info("payment {} in review is still being processed", payment.id());
        }
    }

    /** Nobody has paid it yet; what is paid meanwhile is seen by the next look. */
    private void close(Payment payment, IntentReading reading) {
        if (stripe.cancel(reading.intentId()) instanceof Got<IntentReading>(IntentReading closed)
                && closed.state() == IntentReading.State.CANCELED) {
            record.canceled(payment.id());
        }
    }
}
