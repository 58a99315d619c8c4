package io.bookstore.paymentshipping.dispute;

import io.bookstore.paymentshipping.payment.DisputablePayments;
import io.bookstore.paymentshipping.payment.DisputablePayments.Disputable;
import io.bookstore.paymentshipping.payment.PaymentTruth.Found;
import io.bookstore.paymentshipping.stripe.DisputeReading;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import io.bookstore.paymentshipping.stripe.StripeDisputes;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** For those who hear that something happened to a dispute: has it read from Stripe. */
@Component
public class DisputeTruth {

    private static final int BATCH = 20;

    private final Disputes disputes;
    private final DisputablePayments payments;
    private final StripeDisputes stripe;
    private final RecordDispute record;

    DisputeTruth(Disputes disputes, DisputablePayments payments, StripeDisputes stripe, RecordDispute record) {
        this.disputes = disputes;
        this.payments = payments;
        this.stripe = stripe;
        this.record = record;
    }

    public Found learn(String stripeDisputeId) {
        return stripe.retrieve(stripeDisputeId) instanceof Got<DisputeReading>(DisputeReading reading)
                ? learn(reading)
                : Found.UNCLEAR;
    }

    /** @return unclear while the payment is not known to have succeeded: then it is too early */
    public Found learn(DisputeReading reading) {
        String intent = reading.intentId();
        Optional<Disputable> payment = intent == null ? Optional.empty() : payments.ofIntent(intent);
        if (payment.isEmpty()) {
            return Found.NOT_OURS;
        }
        if (!payment.get().captured()) {
            return Found.UNCLEAR;
        }
        record.read(payment.get(), reading);
        return Found.CLEAR;
    }

    /** Months may pass until a bank decides, and the webhook that says so may be lost. */
    @Scheduled(fixedDelayString = "${bookstore.payment.disputes-every:1m}")
    void askAboutOpen() {
        List<String> due;
        do {
            due = disputes.takeDue(BATCH, RecordDispute.ASK_AGAIN);
            due.forEach(this::learn);
        } while (due.size() == BATCH);
    }
}
