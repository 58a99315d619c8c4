package io.bookstore.paymentshipping.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.paymentshipping.AllAtOnce;
import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import io.bookstore.paymentshipping.TestClock;
import io.bookstore.paymentshipping.payment.Paid;
import io.bookstore.paymentshipping.refund.MakeRefund.Outcome;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

@PaymentIntegrationTest
class MakeRefundIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;
    private static final String REFUND = "POST /v1/refunds";

    private final MakeRefund makeRefund;
    private final AskAboutOpenRefunds poller;
    private final Paid paid;
    private final MoneyWitness witness;
    private final TestClock clock;

    @Autowired
    MakeRefundIntegrationTests(
            MakeRefund makeRefund, AskAboutOpenRefunds poller, Paid paid, MoneyWitness witness, TestClock clock) {
        this.makeRefund = makeRefund;
        this.poller = poller;
        this.paid = paid;
        this.witness = witness;
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        STRIPE.heals();
    }

    @AfterEach
    void seesNothingWrong() {
        STRIPE.heals();
        clock.reset();
        witness.seesNothingWrong();
    }

    @Test
    void givesPartsBack() {
        UUID payment = paid.payment(1_000);

        assertThat(made(payment, 300)).satisfies(taken -> {
            assertThat(taken.refund().status()).isEqualTo(RefundStatus.SUCCEEDED);
            assertThat(taken.totalCents()).isEqualTo(300);
        });
        assertThat(made(payment, 700).totalCents()).isEqualTo(1_000);

        assertThat(make(Ids.next(), payment, 1)).isInstanceOf(Outcome.TooLarge.class);
        assertThat(witness.events(payment)).containsExactly("payment-succeeded", "refund-made", "refund-made");
        assertThat(STRIPE.refunded(payment)).isEqualTo(1_000);
    }

    @Test
    void neverGivesBackMoreThanWasPaidHoweverManyTry() {
        UUID payment = paid.payment(1_000);

        List<Outcome> outcomes = AllAtOnce.run(IntStream.range(0, 20)
                .<Callable<Outcome>>mapToObj(i -> () -> make(Ids.next(), payment, 300))
                .toList());

        assertThat(outcomes).filteredOn(Outcome.Taken.class::isInstance).hasSize(3);
        assertThat(outcomes).filteredOn(Outcome.TooLarge.class::isInstance).hasSize(17);
        assertThat(STRIPE.refunded(payment)).isEqualTo(900);
    }

    @Test
    void givesBackOnceHoweverOftenItIsTold() {
        UUID payment = paid.payment(1_000);
        UUID refund = Ids.next();

        AllAtOnce.run(IntStream.range(0, 20)
                .<Callable<Outcome>>mapToObj(i -> () -> make(refund, payment, 400))
                .toList());

        assertThat(make(refund, payment, 400)).isInstanceOfSatisfying(Outcome.Taken.class, taken -> {
            assertThat(taken.refund().status()).isEqualTo(RefundStatus.SUCCEEDED);
            assertThat(taken.totalCents()).isEqualTo(400);
        });
        assertThat(STRIPE.refunded(payment)).isEqualTo(400);
        assertThat(witness.events(payment)).containsExactly("payment-succeeded", "refund-made");
    }

    @Test
    void refusesWhatCannotBe() {
        UUID payment = paid.payment(1_000);
        UUID refund = Ids.next();
        make(refund, payment, 400);

        assertThat(make(refund, payment, 500)).isInstanceOf(Outcome.OtherRefund.class);
        assertThat(make(refund, paid.payment(1_000), 400)).isInstanceOf(Outcome.OtherRefund.class);
        assertThat(make(Ids.next(), Ids.next(), 400)).isInstanceOf(Outcome.UnknownPayment.class);
        assertThat(make(Ids.next(), paid.waiting(1_000), 400)).isInstanceOf(Outcome.NotCaptured.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = StripeFault.class,
            names = {
                "DROP_BEFORE",
                "DROP_AFTER",
                "ERROR_AFTER",
                "ERROR_BEFORE",
                "UNAVAILABLE",
                "LATE_WORK",
                "LATE_ANSWER",
                "HTML",
                "ENDLESS"
            })
    void learnsTheTruthAfterAFault(StripeFault fault) {
        UUID payment = paid.payment(1_000);
        UUID refund = Ids.next();
        STRIPE.fails(REFUND, fault);

        assertThat(make(refund, payment, 600))
                .isInstanceOfSatisfying(
                        Outcome.Taken.class,
                        taken -> assertThat(taken.refund().status()).isEqualTo(RefundStatus.UNKNOWN));
        assertThat(make(Ids.next(), payment, 600)).as("the money is set aside").isInstanceOf(Outcome.TooLarge.class);

        Await.until(
                "the refund is made",
                () -> make(refund, payment, 600) instanceof Outcome.Taken taken
                        && taken.refund().status() == RefundStatus.SUCCEEDED);
        assertThat(STRIPE.refunded(payment)).isEqualTo(600);
    }

    @Test
    void asksAboutOpenRefundsAfterAWhile() {
        UUID payment = paid.payment(1_000);
        STRIPE.fails(REFUND, StripeFault.DROP_AFTER);
        made(payment, 600);
        clock.forward(Duration.ofMinutes(1));

        poller.ask();

        assertThat(witness.value("select refunded_cents from payment where payment_id = ?", Long.class, payment))
                .isEqualTo(600);
        assertThat(STRIPE.refunded(payment)).isEqualTo(600);
    }

    @Test
    void looksBeforeItRefundsWhenStripeMayHaveForgottenTheKey() {
        UUID payment = paid.payment(1_000);
        UUID refund = Ids.next();
        STRIPE.fails(REFUND, StripeFault.DROP_AFTER);
        make(refund, payment, 600);
        clock.forward(Duration.ofHours(25));
        STRIPE.forgetsKeys();

        make(refund, payment, 600);

        assertThat(STRIPE.refunded(payment)).isEqualTo(600);
        assertThat(witness.value("select status from refund where refund_id = ?", String.class, refund))
                .isEqualTo("succeeded");
    }

    @Test
    void givesUpARefundThatStripeRefuses() {
        UUID payment = paid.payment(1_000);
        STRIPE.objects().refundOutsideOf(payment.toString(), 1_000);

        assertThat(made(payment, 600).refund().status()).isEqualTo(RefundStatus.FAILED);
        assertThat(witness.value("select refunding_cents from payment where payment_id = ?", Long.class, payment))
                .isZero();
        assertThat(witness.events(payment)).containsExactly("payment-succeeded");
    }

    /** The last line of defence, behind every rule above. */
    @Test
    void theDatabaseItselfRefusesTooLargeRefunds() {
        UUID payment = paid.payment(1_000);

        assertThatThrownBy(
                        () -> witness.execute("update payment set refunded_cents = 1001 where payment_id = ?", payment))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private Outcome make(UUID refund, UUID payment, long amount) {
        return makeRefund.make(refund, payment, amount, "the book was damaged");
    }

    private Outcome.Taken made(UUID payment, long amount) {
        return (Outcome.Taken) make(Ids.next(), payment, amount);
    }
}
