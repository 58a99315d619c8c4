package io.bookstore.paymentshipping.dispute;

import io.bookstore.paymentshipping.ledger.Ledger;
import io.bookstore.paymentshipping.payment.DisputablePayments;
import io.bookstore.paymentshipping.payment.DisputablePayments.Disputable;
import io.bookstore.paymentshipping.stripe.DisputeReading;
import io.bookstore.paymentshipping.stripe.Movement;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what Stripe says of a dispute: the row, the ledger and the events in one transaction, each change once. */
@Component
class RecordDispute {

    static final Duration ASK_AGAIN = Duration.ofHours(1);

    private static final long FIRST = 1;
    private static final Logger log = LoggerFactory.getLogger(RecordDispute.class);

    private final Disputes disputes;
    private final DisputablePayments payments;
    private final Ledger ledger;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final TransactionTemplate transaction;

    RecordDispute(
            Disputes disputes,
            DisputablePayments payments,
            Ledger ledger,
            Outbox outbox,
            MeterRegistry meters,
            PlatformTransactionManager transactions) {
        this.disputes = disputes;
        this.payments = payments;
        this.ledger = ledger;
        this.outbox = outbox;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As in {@code infra/contracts/payment-shipping}. */
    record DisputeNews(
            UUID disputeId,
            UUID paymentId,
            UUID orderId,
            long amountCents,
            String currency,
            String reason,
            String status,
            long withdrawnCents,
            @Nullable Instant evidenceDueAt) {

        static DisputeNews of(Dispute dispute) {
            return new DisputeNews(
                    dispute.disputeId(),
                    dispute.paymentId(),
                    dispute.orderId(),
                    dispute.amountCents(),
                    dispute.currency(),
                    dispute.reason(),
                    dispute.status(),
                    dispute.withdrawnCents(),
                    dispute.evidenceDueAt());
        }
    }

    void read(Disputable payment, DisputeReading reading) {
        transaction.executeWithoutResult(status -> {
            payments.lock(payment.paymentId());
            Dispute before = disputes.find(reading.stripeDisputeId()).orElse(null);
            Dispute known = before == null
                    ? disputes.insert(reading, payment.paymentId(), payment.orderId(), ASK_AGAIN)
                    : before;
            move(known, reading, before == null);
        });
    }

    /**
     * A reading can be older than what is known, when two were asked for at once: an end is never left, and money that
     * was booked stays booked.
     */
    private void move(Dispute dispute, DisputeReading reading, boolean isNew) {
        boolean open = !Dispute.isEnd(reading.status());
        if (!dispute.open() && open) {
            return;
        }
        long withdrawn = dispute.withdrawnCents();
        long fee = dispute.feeCents();
        boolean moved = false;
        for (Movement money : reading.movements()) {
            if (book(dispute, money)) {
                withdrawn -= inCurrencyOf(dispute, money);
                fee += money.feeCents();
                moved = true;
            }
        }
        if (!moved && !isNew && dispute.status().equals(reading.status())) {
            return;
        }
        Dispute now = disputes.update(dispute, reading, open, withdrawn, fee);
        if (isNew) {
            tell("dispute-opened", now, FIRST);
        }
        if (dispute.open() && !open) {
            tell("dispute-closed", now, now.version());
        }
    }

    /** Stripe moves our balance in its own currency, which need not be that of the payment. */
    private static long inCurrencyOf(Dispute dispute, Movement money) {
        return money.currency().equals(dispute.currency())
                ? money.amountCents()
                : Long.signum(money.amountCents()) * dispute.amountCents();
    }

    private boolean book(Dispute dispute, Movement money) {
        return ledger.dispute(
                money.transactionId(), dispute.paymentId(), money.amountCents(), money.feeCents(), money.currency());
    }

    private void tell(String event, Dispute dispute, long version) {
        outbox.append(new NewEvent(event, "dispute", dispute.disputeId(), version, DisputeNews.of(dispute)));
        meters.counter("bookstore.disputes", "event", event, "status", dispute.status())
                .increment();
        log.warn(
                "{}: {} {} of order {}, {} ({})",
                event,
                dispute.amountCents(),
                dispute.currency(),
                dispute.orderId(),
                dispute.status(),
                dispute.reason());
    }
}
