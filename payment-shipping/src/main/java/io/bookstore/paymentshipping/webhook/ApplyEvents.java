package io.bookstore.paymentshipping.webhook;

import io.bookstore.paymentshipping.dispute.DisputeTruth;
import io.bookstore.paymentshipping.payment.PaymentTruth;
import io.bookstore.paymentshipping.refund.RefundTruth;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Applies stored events, right after they came or later until it works, a few at a time. */
@Component
class ApplyEvents implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ApplyEvents.class);
    private static final int AT_ONCE = 4;
    private static final int WAITING = 1_000;
    private static final int BATCH = 100;
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Inbox inbox;
    private final PaymentTruth payments;
    private final RefundTruth refunds;
    private final DisputeTruth disputes;

    /** What finds no place here is still in the inbox and is found by the next look. */
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofVirtual().name("webhook-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    ApplyEvents(Inbox inbox, PaymentTruth payments, RefundTruth refunds, DisputeTruth disputes) {
        this.inbox = inbox;
        this.payments = payments;
        this.refunds = refunds;
        this.disputes = disputes;
    }

    void soon(String eventId) {
        workers.execute(() -> apply(eventId));
    }

    @Scheduled(fixedDelayString = "${bookstore.webhook.retry-every:2s}")
    void applyDue() {
        inbox.due(BATCH).forEach(this::soon);
    }

    private void apply(String eventId) {
        try {
            inbox.take(eventId, LEASE).ifPresent(this::apply);
        } catch (RuntimeException failed) {
            log.error("event {} could not be applied; it is tried again", eventId, failed);
        }
    }

    private void apply(StripeEvent event) {
        switch (truth(event)) {
            case CLEAR -> inbox.finish(event.id(), "applied");
            case NOT_OURS -> inbox.finish(event.id(), "ignored");
            case UNCLEAR -> inbox.tryLater(event.id());
        }
    }

    private PaymentTruth.Found truth(StripeEvent event) {
        if (event.isOfDispute()) {
            return disputes.learn(String.valueOf(event.objectId()));
        }
        if (event.refundId() != null) {
            return refunds.learn(event.refundId())
                    .map(clear -> clear ? PaymentTruth.Found.CLEAR : PaymentTruth.Found.UNCLEAR)
                    .orElse(PaymentTruth.Found.NOT_OURS);
        }
        return event.paymentId() == null || event.intentId() == null
                ? PaymentTruth.Found.NOT_OURS
                : payments.learn(event.paymentId(), event.intentId());
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
