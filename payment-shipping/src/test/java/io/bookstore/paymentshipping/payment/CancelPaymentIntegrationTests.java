package io.bookstore.paymentshipping.payment;

import static io.bookstore.paymentshipping.payment.Paying.ASKS_FIRST;
import static io.bookstore.paymentshipping.payment.Paying.CANCEL;
import static io.bookstore.paymentshipping.payment.Paying.CHARGE;
import static io.bookstore.paymentshipping.payment.Paying.DECLINED;
import static io.bookstore.paymentshipping.payment.Paying.VISA;
import static io.bookstore.paymentshipping.payment.Paying.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.AllAtOnce;
import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import io.bookstore.paymentshipping.TestClock;
import io.bookstore.paymentshipping.stripe.StripeAnswer;
import io.bookstore.paymentshipping.stripe.StripeIntents;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PaymentIntegrationTest
class CancelPaymentIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;

    private final UUID id = Ids.next();
    private final TakePayment takePayment;
    private final CancelPayment cancelPayment;
    private final AskStripe askStripe;
    private final Payments payments;
    private final StripeIntents intents;
    private final MoneyWitness witness;
    private final TestClock clock;

    @Autowired
    CancelPaymentIntegrationTests(
            TakePayment takePayment,
            CancelPayment cancelPayment,
            AskStripe askStripe,
            Payments payments,
            StripeIntents intents,
            MoneyWitness witness,
            TestClock clock) {
        this.takePayment = takePayment;
        this.cancelPayment = cancelPayment;
        this.askStripe = askStripe;
        this.payments = payments;
        this.intents = intents;
        this.witness = witness;
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        STRIPE.heals();
        STRIPE.forgetsCalls();
    }

    @AfterEach
    void seesNothingWrong() {
        STRIPE.heals();
        clock.reset();
        witness.seesNothingWrong();
    }

    @Test
    void refusesAChargeThatComesAfterItsCancellation() {
        assertThat(cancelPayment.cancel(id)).isEmpty();
        assertThat(cancelPayment.cancel(id)).isEmpty();

        Payment payment = take(VISA);

        assertThat(payment.status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(STRIPE.calls()).isEmpty();
    }

    @Test
    void cancelsAtOnceWhatWasNeverSent() {
        payments.insert(id, terms(VISA), PaymentStatus.NEW, Duration.ofHours(1));

        assertThat(cancel().status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(askStripe.about(payments.find(id).orElseThrow()).payment().status())
                .isEqualTo(PaymentStatus.CANCELED);
        assertThat(STRIPE.calls()).isEmpty();
        assertThat(witness.events(id)).containsExactly("payment-failed");
    }

    @Test
    void cancelsAnIntentThatWaitsForTheShopper() {
        take(ASKS_FIRST);

        assertThat(cancel().status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(cancel().status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(STRIPE.objects().status(Paying.intentOf(id))).isEqualTo("canceled");
        assertThat(witness.events(id)).containsExactly("payment-failed");
    }

    @Test
    void saysThatTheMoneyWasFaster() {
        take(ASKS_FIRST);
        STRIPE.objects().authenticate(Paying.intentOf(id), true);

        assertThat(cancel().status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void leavesEndsAlone() {
        take(DECLINED);

        assertThat(cancel().status()).isEqualTo(PaymentStatus.DECLINED);
    }

    /** The request got lost on the way; nobody knows whether a copy of it still arrives. */
    @Test
    void shutsOutAChargeThatIsStillUnderWay() {
        STRIPE.fails(CHARGE, StripeFault.DROP_BEFORE);
        Payment.Terms terms = terms(VISA);
        Payment sent = takePayment.take(id, terms).orElseThrow().payment();

        assertThat(cancel().status()).isEqualTo(PaymentStatus.CANCELED);

        assertThat(intents.charge(sent.order())).isInstanceOf(StripeAnswer.KeyTaken.class);
        assertThat(takePayment.take(id, terms).orElseThrow().payment().status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(STRIPE.captures(id)).isZero();
    }

    @Test
    void findsTheChargeWhoseAnswerWasLost() {
        STRIPE.fails(CHARGE, StripeFault.DROP_AFTER);
        take(VISA);

        assertThat(cancel().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(STRIPE.captures(id)).isEqualTo(1);
    }

    @Test
    void cancelsTheIntentWhoseAnswerWasLost() {
        STRIPE.fails(CHARGE, StripeFault.DROP_AFTER);
        take(ASKS_FIRST);

        assertThat(cancel().status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(STRIPE.objects().status(Paying.intentOf(id))).isEqualTo("canceled");
    }

    @Test
    void doesNotGuessWhileTheChargeIsRunning() {
        STRIPE.fails(CHARGE, StripeFault.LATE_WORK);
        take(VISA);

        assertThat(cancel().status()).isEqualTo(PaymentStatus.UNKNOWN);

        Await.until("the charge has ended", () -> cancel().isFinal());
        assertThat(witness.status(id)).isEqualTo("succeeded");
    }

    @Test
    void cancelsAfterAStoredErrorOnlyWhenNothingWasCharged() {
        STRIPE.fails(CHARGE, StripeFault.ERROR_BEFORE);
        take(VISA);
        assertThat(cancel().status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(STRIPE.captures(id)).isZero();
    }

    @Test
    void findsTheChargeBehindAStoredError() {
        STRIPE.fails(CHARGE, StripeFault.ERROR_AFTER);
        take(VISA);

        assertThat(cancel().status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void findsTheChargeThoughStripeForgotTheKey() {
        STRIPE.fails(CHARGE, StripeFault.DROP_AFTER);
        take(VISA);
        clock.forward(Duration.ofHours(25));
        STRIPE.forgetsKeys();

        assertThat(cancel().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(STRIPE.captures(id)).isEqualTo(1);
    }

    @Test
    void shutsOutTheChargeThoughStripeForgotTheKey() {
        STRIPE.fails(CHARGE, StripeFault.DROP_BEFORE);
        Payment sent = take(VISA);
        clock.forward(Duration.ofHours(25));
        STRIPE.forgetsKeys();

        assertThat(cancel().status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(intents.charge(sent.order())).isInstanceOf(StripeAnswer.KeyTaken.class);
    }

    @Test
    void staysUnknownWhileStripeIsDownAndSendsNothingThatCharges() {
        STRIPE.fails(CHARGE, StripeFault.DROP_BEFORE, StripeFault.UNAVAILABLE);
        take(VISA);
        assertThat(cancel().status()).isEqualTo(PaymentStatus.UNKNOWN);
        STRIPE.heals();

        Payment payment = askStripe.about(payments.find(id).orElseThrow()).payment();

        assertThat(payment.status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(STRIPE.captures(id)).isZero();
    }

    @Test
    void repeatsACancellationWhoseAnswerWasLost() {
        take(ASKS_FIRST);
        STRIPE.fails(CANCEL, StripeFault.DROP_AFTER);

        assertThat(cancel().status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(cancel().status()).isEqualTo(PaymentStatus.CANCELED);
    }

    /** Whoever is faster: what we say agrees with what Stripe did. */
    @RepeatedTest(15)
    void agreesWithStripeWhenChargeAndCancellationRace() {
        Payment.Terms terms = terms(VISA);

        List<Object> both = AllAtOnce.run(List.of(
                () -> takePayment.take(id, terms),
                () -> cancelPayment.cancel(id).map(payment -> (Object) payment).orElse("marked"),
                () -> takePayment.take(id, terms)));
        assertThat(both).hasSize(3);
        Await.until("the end is known", () -> {
            Optional<Asked> asked = takePayment.take(id, terms);
            return asked.orElseThrow().payment().isFinal();
        });

        boolean paid = STRIPE.captures(id) == 1;
        assertThat(witness.status(id)).isEqualTo(paid ? "succeeded" : "canceled");
    }

    private Payment take(String method) {
        return takePayment.take(id, terms(method)).orElseThrow().payment();
    }

    private Payment cancel() {
        return cancelPayment.cancel(id).orElseThrow();
    }
}
