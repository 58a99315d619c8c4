package io.bookstore.paymentshipping.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.Surroundings;
import io.bookstore.paymentshipping.TestClock;
import io.bookstore.paymentshipping.payment.Paid;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that a dispute took is neither missing nor owed. */
@PaymentIntegrationTest
class ReconcileDisputesIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;

    private final Reconcile reconcile;
    private final Runs runs;
    private final OrderCopies copies;
    private final Paid paid;
    private final TestClock clock;
    private final MoneyWitness witness;

    @Autowired
    ReconcileDisputesIntegrationTests(
            Reconcile reconcile, Runs runs, OrderCopies copies, Paid paid, TestClock clock, MoneyWitness witness) {
        this.reconcile = reconcile;
        this.runs = runs;
        this.copies = copies;
        this.paid = paid;
        this.clock = clock;
        this.witness = witness;
    }

    @BeforeEach
    void forgetsWhatOtherTestsMade() {
        witness.execute("update payment set order_known = true");
        witness.execute("delete from order_copy");
        witness.execute("update reconciliation set lease_until = null, watermark = now() - interval '5 minutes'");
    }

    @AfterEach
    void heals() {
        clock.reset();
        witness.seesNothingWrong();
    }

    @Test
    void learnsOfADisputeThatNobodyTold() {
        UUID payment = paid.payment(1_200);
        copies.note(orderOf(payment), 1_200, "USD", "paid");
        String dispute = STRIPE.objects().disputes().open(intentOf(payment), 1_200);

        runLater();
        assertThat(state("dispute-behind", dispute)).isEqualTo("open");
        assertThat(status(dispute)).isEqualTo("needs_response");
        runLater();
        assertThat(state("dispute-behind", dispute)).isEqualTo("repaired");

        STRIPE.objects().disputes().close(dispute, false);
        runLater();
        assertThat(status(dispute)).isEqualTo("lost");
        assertThat(witness.value(
                        "select count(*) from reconciliation_finding where payment_id = ? or order_id = ?",
                        Long.class,
                        payment,
                        orderOf(payment)))
                .as("the money is accounted for")
                .isZero();
    }

    @Test
    void alarmsOnADisputeOfMoneyThatIsNotOurs() {
        String dispute = STRIPE.objects().disputes().open("pi_unheard_of_" + System.nanoTime(), 500);

        runLater();

        assertThat(state("dispute-without-payment", dispute)).isEqualTo("open");
    }

    /** The bank gave it back already: a refund would give it twice. */
    @Test
    void aCancelledOrderIsNotOwedWhatADisputeTook() {
        UUID payment = paid.payment(1_200);
        STRIPE.objects().disputes().open(intentOf(payment), 1_200);
        runLater();
        copies.note(orderOf(payment), 1_200, "USD", "cancelled");

        runLater();

        assertThat(state("refund-owed", orderOf(payment))).isEqualTo("none");
        assertThat(Surroundings.CART_ORDER.wasAsked("/internal/orders/" + orderOf(payment) + "/settle"))
                .isFalse();
    }

    private void runLater() {
        clock.forward(Duration.ofMinutes(1));
        reconcile.run();
        assertThat(runs.state().error()).isNull();
    }

    private String state(String kind, Object subject) {
        return witness.value(
                "select coalesce(max(state), 'none') from reconciliation_finding where kind = ? and subject = ?",
                String.class,
                kind,
                subject.toString());
    }

    private String status(String dispute) {
        return witness.value("select status from dispute where stripe_dispute_id = ?", String.class, dispute);
    }

    private UUID orderOf(UUID payment) {
        return witness.value("select order_id from payment where payment_id = ?", UUID.class, payment);
    }

    private static String intentOf(UUID payment) {
        return STRIPE.objects().intentOf(payment.toString());
    }
}
