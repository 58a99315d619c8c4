package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.ledger.Ledger;
import io.bookstore.paymentshipping.stripe.IntentReading;
import io.bookstore.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down that wrong money goes back, and that it is back: rows, ledger and event in one transaction, each once. */
@Component
class RecordReturn {

    private static final Logger log = LoggerFactory.getLogger(RecordReturn.class);

    private final Payments payments;
    private final WrongCaptures captures;
    private final Ledger ledger;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final TransactionTemplate transaction;

    RecordReturn(
            Payments payments,
            WrongCaptures captures,
            Ledger ledger,
            Outbox outbox,
            MeterRegistry meters,
            PlatformTransactionManager transactions) {
        this.payments = payments;
        this.captures = captures;
        this.ledger = ledger;
        this.outbox = outbox;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Nothing when the payment has left its review meanwhile. */
    Optional<WrongCapture> begin(UUID paymentId, IntentReading reading) {
        return transaction.execute(status -> {
            Payment payment = payments.lock(paymentId).orElseThrow();
            if (payment.status() != PaymentStatus.REVIEW) {
                return Optional.empty();
            }
            Optional<WrongCapture> begun = captures.find(paymentId);
            if (begun.isEmpty()) {
                captures.insert(paymentId, reading);
                log.warn(
                        "payment {} of order {}: {} {} were taken instead of {} {}, all of it goes back",
                        paymentId,
                        payment.terms().orderId(),
                        reading.receivedCents(),
                        reading.currency(),
                        payment.terms().amountCents(),
                        payment.terms().currency());
            }
            return begun.or(() -> captures.find(paymentId));
        });
    }

    /** Stripe lists all of it as given back. */
    void returned(WrongCapture capture) {
        transaction.executeWithoutResult(status -> {
            UUID id = capture.paymentId();
            boolean open = payments.lock(id).orElseThrow().status() == PaymentStatus.REVIEW;
            if (!open) {
                return;
            }
            captures.returned(capture);
            ledger.capture(id, capture.capturedCents(), capture.currency());
            ledger.refund(capture.refundId(), id, capture.capturedCents(), capture.currency());
            Payment ended = payments.find(id).orElseThrow();
            PaymentEvents.of(ended).ifPresent(outbox::append);
            meters.counter("bookstore.payments", "status", "returned").increment();
            log.warn(
                    "payment {} of order {} is canceled: {} {} that were wrongly taken are given back",
                    id,
                    ended.terms().orderId(),
                    capture.capturedCents(),
                    capture.currency());
        });
    }
}
