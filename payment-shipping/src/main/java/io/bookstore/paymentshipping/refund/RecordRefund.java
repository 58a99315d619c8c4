package io.bookstore.paymentshipping.refund;

import io.bookstore.paymentshipping.ledger.Ledger;
import io.bookstore.paymentshipping.payment.RefundablePayments;
import io.bookstore.paymentshipping.payment.RefundablePayments.Refundable;
import io.bookstore.paymentshipping.payment.RefundablePayments.Refunded;
import io.bookstore.paymentshipping.stripe.RefundReading;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what became of a refund: the row, the payment, the ledger and the event in one transaction, once. */
@Component
class RecordRefund {

    private static final Logger log = LoggerFactory.getLogger(RecordRefund.class);

    private final Refunds refunds;
    private final RefundablePayments payments;
    private final Ledger ledger;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final TransactionTemplate transaction;

    RecordRefund(
            Refunds refunds,
            RefundablePayments payments,
            Ledger ledger,
            Outbox outbox,
            MeterRegistry meters,
            PlatformTransactionManager transactions) {
        this.refunds = refunds;
        this.payments = payments;
        this.ledger = ledger;
        this.outbox = outbox;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
    }

    record RefundMade(
            UUID refundId, UUID paymentId, UUID orderId, long amountCents, String currency, long refundedTotalCents) {}

    Refund read(Refund refund, RefundReading reading) {
        return transaction.execute(status -> {
            Refundable payment = payments.lock(refund.paymentId()).orElseThrow();
            Refund now = refunds.find(refund.id()).orElseThrow();
            if (now.isFinal()) {
                return now;
            }
            if (reading.amountCents() != refund.amountCents()) {
                log.error(
                        "refund {} is {} cents at Stripe, not {}",
                        refund.id(),
                        reading.amountCents(),
                        refund.amountCents());
                return now;
            }
            switch (reading.state()) {
                case SUCCEEDED -> succeed(now, payment, reading);
                case PENDING -> refunds.update(refund.id(), reading, RefundStatus.PENDING, null);
                case FAILED -> {
                    refunds.update(refund.id(), reading, RefundStatus.FAILED, null);
                    giveUp(now, "Stripe could not carry it out");
                }
            }
            return refunds.find(refund.id()).orElseThrow();
        });
    }

    /** Stripe refused to try. */
    Refund refused(Refund refund, String code) {
        return transaction.execute(status -> {
            Refundable payment = payments.lock(refund.paymentId()).orElseThrow();
            Refund now = refunds.find(refund.id()).orElseThrow();
            if (!now.isFinal()) {
                refunds.fail(refund.id());
                giveUp(now, "Stripe refused it for order " + payment.orderId() + ": " + code);
            }
            return refunds.find(refund.id()).orElseThrow();
        });
    }

    private void succeed(Refund refund, Refundable payment, RefundReading reading) {
        Refunded refunded = payments.settle(payment.paymentId(), refund.amountCents());
        refunds.update(refund.id(), reading, RefundStatus.SUCCEEDED, refunded.totalCents());
        ledger.refund(refund.id(), payment.paymentId(), refund.amountCents(), payment.currency());
        outbox.append(new NewEvent(
                "refund-made",
                "payment",
                payment.paymentId(),
                refunded.version(),
                new RefundMade(
                        refund.id(),
                        payment.paymentId(),
                        payment.orderId(),
                        refund.amountCents(),
                        payment.currency(),
                        refunded.totalCents())));
        count(RefundStatus.SUCCEEDED);
        log.info("refund {} of order {} is made: {} cents", refund.id(), payment.orderId(), refund.amountCents());
    }

    private void giveUp(Refund refund, String why) {
        payments.giveUp(refund.paymentId(), refund.amountCents());
        count(RefundStatus.FAILED);
        log.error("refund {} of payment {} failed: {}", refund.id(), refund.paymentId(), why);
    }

    private void count(RefundStatus status) {
        meters.counter("bookstore.refunds", "status", status.word()).increment();
    }
}
