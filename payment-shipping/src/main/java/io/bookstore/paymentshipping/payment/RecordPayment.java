package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.ledger.Ledger;
import io.bookstore.paymentshipping.payment.Payments.Found;
import io.bookstore.paymentshipping.stripe.IntentReading;
import io.bookstore.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what became of a payment: the row, the ledger and the event in one transaction, each change once. */
@Component
class RecordPayment {

    private static final Logger log = LoggerFactory.getLogger(RecordPayment.class);

    private final Payments payments;
    private final Ledger ledger;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final TransactionTemplate transaction;

    RecordPayment(
            Payments payments,
            Ledger ledger,
            Outbox outbox,
            MeterRegistry meters,
            PlatformTransactionManager transactions) {
        this.payments = payments;
        this.ledger = ledger;
        this.outbox = outbox;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What Stripe says the intent is; anything that is not the payment we asked for goes to review. */
    Payment read(UUID paymentId, IntentReading reading) {
        return transaction.execute(status -> {
            Payment payment = payments.lock(paymentId).orElseThrow();
            String mismatch = payment.mismatch(reading);
            if (mismatch != null) {
                log.error(
                        "payment {} of order {}: {}", paymentId, payment.terms().orderId(), mismatch);
                return move(payment, PaymentStatus.REVIEW, review(payment, reading, mismatch));
            }
            payments.learnIntent(paymentId, reading.intentId());
            PaymentStatus next = switch (reading.state()) {
                case SUCCEEDED -> PaymentStatus.SUCCEEDED;
                case DECLINED -> PaymentStatus.DECLINED;
                case CANCELED -> PaymentStatus.CANCELED;
                case REQUIRES_ACTION -> PaymentStatus.REQUIRES_ACTION;
                case PROCESSING -> PaymentStatus.PROCESSING;
                case UNTRIED -> PaymentStatus.UNKNOWN;
            };
            return move(payment, next, Found.of(reading, null));
        });
    }

    /** Stripe refused to try, so nothing was charged. */
    Payment refused(UUID paymentId, String code) {
        return ended(paymentId, PaymentStatus.DECLINED, Found.refused(code));
    }

    /** Nothing was charged and nothing can be any more. */
    Payment canceled(UUID paymentId) {
        return ended(paymentId, PaymentStatus.CANCELED, Found.NOTHING);
    }

    private Payment ended(UUID paymentId, PaymentStatus next, Found found) {
        return transaction.execute(status -> move(payments.lock(paymentId).orElseThrow(), next, found));
    }

    /** The intent of a review is not learned: it may belong to another payment. */
    private static Found review(Payment payment, IntentReading reading, String reason) {
        return new Found(payment.intentId(), null, reading.brand(), reading.last4(), reading.wallet(), reason);
    }

    private Payment move(Payment payment, PaymentStatus next, Found found) {
        if (payment.wrongCapture() || !payment.status().mayBecome(next)) {
            return payments.find(payment.id()).orElseThrow();
        }
        payments.move(payment, next, found);
        Payment moved = payments.find(payment.id()).orElseThrow();
        if (next == PaymentStatus.SUCCEEDED) {
            ledger.capture(
                    moved.id(), moved.terms().amountCents(), moved.terms().currency());
        }
        PaymentEvents.of(moved).ifPresent(outbox::append);
        tell(moved, found.reviewReason());
        return moved;
    }

    private void tell(Payment payment, @Nullable String reviewReason) {
        String status = payment.status().word();
        meters.counter("bookstore.payments", "status", status).increment();
        if (payment.status() == PaymentStatus.DECLINED) {
            log.warn(
                    "payment {} of order {} is declined: {}",
                    payment.id(),
                    payment.terms().orderId(),
                    payment.declineCode());
        } else {
            log.info(
                    "payment {} of order {} is {}{}",
                    payment.id(),
                    payment.terms().orderId(),
                    status,
                    reviewReason == null ? "" : ": " + reviewReason);
        }
    }
}
