package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.ledger.Ledger;
import io.bookstore.paymentshipping.stripe.IntentReading;
import io.bookstore.paymentshipping.stripe.Movement;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import io.bookstore.paymentshipping.stripe.StripeIntents;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What Stripe takes for a payment. Stripe itself knows it only a moment after the capture, so it is asked for later. */
@Component
class PaymentFees {

    private static final int BATCH = 20;

    private final JdbcClient jdbc;
    private final StripeIntents stripe;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PaymentFees(
            JdbcClient jdbc,
            StripeIntents stripe,
            Ledger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.stripe = stripe;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    record Open(UUID paymentId, String intentId) {}

    @Scheduled(fixedDelayString = "${bookstore.payment.fees-every:5s}")
    void ask() {
        ask("status = 'succeeded' and fee_cents is null");
        ask("wrong_capture and status = 'canceled' and fee_cents is null");
    }

    /** @param without which payments are without their fee, as an index has it */
    private void ask(String without) {
        List<Open> due;
        do {
            due = takeDue(without);
            due.forEach(this::ask);
        } while (due.size() == BATCH);
    }

    private void ask(Open payment) {
        if (stripe.retrieve(payment.intentId()) instanceof Got<IntentReading>(IntentReading reading)) {
            Movement fee = reading.fee();
            if (fee != null && payment.paymentId().toString().equals(reading.paymentId())) {
                transaction.executeWithoutResult(status -> book(payment.paymentId(), fee));
            }
        }
    }

    /** In the caller's transaction; once. */
    private void book(UUID paymentId, Movement fee) {
        boolean first = jdbc.sql("update payment set fee_cents = ?, fee_currency = ?"
                                + " where payment_id = ? and status in ('succeeded', 'canceled') and fee_cents is null")
                        .params(fee.feeCents(), fee.currency(), paymentId)
                        .update()
                == 1;
        if (first) {
            ledger.fee(fee.transactionId(), paymentId, fee.feeCents(), fee.currency());
        }
    }

    /** Each is asked about less and less often, once an hour in the end. */
    private List<Open> takeDue(String without) {
        return jdbc.sql("""
                        update payment
                        set fee_checks = fee_checks + 1,
                            fee_check_at = :now::timestamptz + make_interval(secs => least(5 * power(2, least(fee_checks, 20)), 3600))
                        where payment_id in (
                            select payment_id from payment
                            where %s and fee_check_at <= :now
                            order by fee_check_at limit :limit for update skip locked)
                        returning payment_id, intent_id
                        """.formatted(without))
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", BATCH)
                .query(Open.class)
                .list();
    }
}
