package io.bookstore.paymentshipping.payment;

import static io.bookstore.paymentshipping.payment.Paying.ASKS_FIRST;
import static io.bookstore.paymentshipping.payment.Paying.CANCEL;
import static io.bookstore.paymentshipping.payment.Paying.CHARGE;
import static io.bookstore.paymentshipping.payment.Paying.DECLINED;
import static io.bookstore.paymentshipping.payment.Paying.READ;
import static io.bookstore.paymentshipping.payment.Paying.VISA;
import static io.bookstore.paymentshipping.payment.Paying.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.AllAtOnce;
import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import io.bookstore.paymentshipping.TestClock;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@PaymentIntegrationTest
class TakePaymentIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;

    private final UUID id = Ids.next();
    private final TakePayment takePayment;
    private final AskStripe askStripe;
    private final AskAboutOpenPayments poller;
    private final Payments payments;
    private final PaymentSettings settings;
    private final MoneyWitness witness;
    private final TestClock clock;

    @Autowired
    TakePaymentIntegrationTests(
            TakePayment takePayment,
            AskStripe askStripe,
            AskAboutOpenPayments poller,
            Payments payments,
            PaymentSettings settings,
            MoneyWitness witness,
            TestClock clock) {
        this.takePayment = takePayment;
        this.askStripe = askStripe;
        this.poller = poller;
        this.payments = payments;
        this.settings = settings;
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
    void chargesTheCard() {
        Asked asked = take(VISA);

        assertThat(asked.payment().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(asked.clientSecret()).isNull();
        assertThat(asked.payment().brand()).isEqualTo("visa");
        assertThat(asked.payment().last4()).isEqualTo("4242");
        assertThat(STRIPE.captured(id)).isEqualTo(3_497);
        assertThat(witness.events(id)).containsExactly("payment-succeeded");
    }

    @Test
    void chargesOnceHoweverOftenItIsTold() {
        Payment.Terms terms = terms(VISA);

        AllAtOnce.run(IntStream.range(0, 20)
                .<Callable<Optional<Asked>>>mapToObj(i -> () -> takePayment.take(id, terms))
                .toList());

        assertThat(takePayment.take(id, terms).orElseThrow().payment().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(STRIPE.captures(id)).isEqualTo(1);
    }

    @Test
    void refusesOtherMoneyUnderTheSameId() {
        take(VISA);

        assertThat(takePayment.take(id, terms(VISA))).isEmpty();
        assertThat(STRIPE.captures(id)).isEqualTo(1);
    }

    @Test
    void tellsADecline() {
        Payment payment = take(DECLINED).payment();

        assertThat(payment.status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(payment.declineCode()).isEqualTo("insufficient_funds");
        assertThat(payment.last4()).isEqualTo("0002");
        assertThat(witness.events(id)).containsExactly("payment-failed");
        assertThat(STRIPE.captures(id)).isZero();
    }

    @Test
    void callsAnUnknownPaymentMethodADecline() {
        Payment payment = take("pm_no_such_thing").payment();

        assertThat(payment.status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(payment.declineCode()).isEqualTo("invalid_payment_method");
    }

    /** Whatever happens to the first call: it is unknown, and the second brings the truth with one charge. */
    @ParameterizedTest
    @EnumSource(
            value = StripeFault.class,
            names = {"OTHER_AMOUNT", "OTHER_AMOUNT_SHOWN", "OTHER_CURRENCY", "OTHER_PAYMENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void learnsTheTruthAfterAFault(StripeFault fault) {
        STRIPE.fails(CHARGE, fault);
        Payment.Terms terms = terms(VISA);
        long start = System.nanoTime();

        Payment first = takePayment.take(id, terms).orElseThrow().payment();

        assertThat(first.status()).isEqualTo(PaymentStatus.UNKNOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_900));
        assertThat(witness.events(id)).isEmpty();
        Await.until("the truth is known", () -> {
            Payment payment = takePayment.take(id, terms).orElseThrow().payment();
            return payment.status() == PaymentStatus.SUCCEEDED;
        });
        assertThat(STRIPE.captures(id)).isEqualTo(1);
        assertThat(witness.events(id)).containsExactly("payment-succeeded");
    }

    @Test
    void learnsOfADeclineWhoseAnswerWasLost() {
        STRIPE.fails(CHARGE, StripeFault.DROP_AFTER);
        assertThat(take(DECLINED).payment().status()).isEqualTo(PaymentStatus.UNKNOWN);

        assertThat(ask().payment().status()).isEqualTo(PaymentStatus.DECLINED);
    }

    @Test
    void usesANewKeyOnlyAfterProofThatTheFirstAttemptHadNoEffect() {
        STRIPE.fails(CHARGE, StripeFault.ERROR_BEFORE);
        assertThat(take(VISA).payment().status()).isEqualTo(PaymentStatus.UNKNOWN);

        STRIPE.fails(Paying.LIST, StripeFault.UNAVAILABLE);
        assertThat(ask().payment().status()).as("no proof yet").isEqualTo(PaymentStatus.UNKNOWN);
        assertThat(ask().payment().status()).isEqualTo(PaymentStatus.SUCCEEDED);

        assertThat(STRIPE.calls()).contains(CHARGE + " " + id + "-2");
        assertThat(STRIPE.captures(id)).isEqualTo(1);
    }

    @Test
    void looksBeforeItChargesWhenStripeMayHaveForgottenTheKey() {
        STRIPE.fails(CHARGE, StripeFault.DROP_AFTER);
        take(VISA);
        clock.forward(Duration.ofHours(25));
        STRIPE.forgetsKeys();
        STRIPE.forgetsCalls();

        assertThat(ask().payment().status()).isEqualTo(PaymentStatus.SUCCEEDED);

        assertThat(Paying.charges(id)).isZero();
        assertThat(STRIPE.captures(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_AMOUNT", "OTHER_CURRENCY", "OTHER_PAYMENT"})
    void neverTakesAnotherIntentForThePayment(StripeFault fault) {
        STRIPE.fails(CHARGE, fault);

        assertThat(take(VISA).payment().status()).isEqualTo(PaymentStatus.REVIEW);
        assertThat(ask().payment().status()).isEqualTo(PaymentStatus.REVIEW);
        assertThat(witness.events(id)).isEmpty();
    }

    @Test
    void leavesTheBanksQuestionToTheBrowser() {
        Asked asked = take(ASKS_FIRST);

        assertThat(asked.payment().status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(asked.clientSecret()).isEqualTo(Paying.intentOf(id) + "_secret_x");

        STRIPE.objects().authenticate(Paying.intentOf(id), true);
        Asked after = ask();

        assertThat(after.payment().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(after.clientSecret()).isNull();
        assertThat(witness.events(id)).containsExactly("payment-succeeded");
    }

    @Test
    void closesAnIntentThatABrowserCouldTryAgain() {
        take(ASKS_FIRST);
        String intent = Paying.intentOf(id);
        STRIPE.objects().authenticate(intent, false);
        STRIPE.fails(CANCEL, StripeFault.UNAVAILABLE);

        assertThat(ask().payment().status()).as("not closed yet").isEqualTo(PaymentStatus.REQUIRES_ACTION);
        Payment payment = ask().payment();

        assertThat(payment.status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(payment.declineCode()).isEqualTo("payment_intent_authentication_failure");
        assertThat(STRIPE.objects().payAgain(intent)).isFalse();
    }

    @Test
    void believesAnIntentThatWasPaidWhileItWasToBeClosed() {
        take(ASKS_FIRST);
        String intent = Paying.intentOf(id);
        STRIPE.objects().authenticate(intent, false);
        STRIPE.fails(CANCEL, StripeFault.LATE_WORK);
        Thread browser = Thread.startVirtualThread(() -> Await.until(
                "the service tries to close it",
                () -> STRIPE.calls().stream().anyMatch(call -> call.startsWith(CANCEL))
                        && STRIPE.objects().payAgain(intent)));

        Payment payment = ask().payment();
        Await.until("the browser has paid", () -> !browser.isAlive());

        assertThat(payment.status()).isNotEqualTo(PaymentStatus.DECLINED);
        Await.until("money wins", () -> ask().payment().status() == PaymentStatus.SUCCEEDED);
    }

    @Test
    void asksAboutOpenPaymentsAfterAWhile() {
        STRIPE.fails(CHARGE, StripeFault.DROP_AFTER);
        take(VISA);

        poller.ask();
        assertThat(witness.status(id)).isEqualTo("unknown");
        clock.forward(settings.askAfter().plusSeconds(1));
        poller.ask();

        assertThat(witness.status(id)).isEqualTo("succeeded");
        assertThat(STRIPE.captures(id)).isEqualTo(1);
    }

    @Test
    void bringsAPaymentToItsEndThatWasRecordedButNeverSent() {
        payments.insert(id, terms(VISA), PaymentStatus.NEW, Duration.ZERO);

        poller.ask();

        assertThat(witness.status(id)).isEqualTo("succeeded");
    }

    @Test
    void keepsAnOpenPaymentOpenWhileStripeIsDown() {
        take(ASKS_FIRST);
        STRIPE.fails(READ, StripeFault.UNAVAILABLE, StripeFault.DROP_BEFORE, StripeFault.HTML);

        for (int i = 0; i < 3; i++) {
            assertThat(ask().payment().status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        }
    }

    private Asked take(String method) {
        return takePayment.take(id, terms(method)).orElseThrow();
    }

    private Asked ask() {
        return askStripe.about(payments.find(id).orElseThrow());
    }
}
