package io.bookstore.paymentshipping.payment;

import static io.bookstore.paymentshipping.payment.Paying.ASKS_FIRST;
import static io.bookstore.paymentshipping.payment.Paying.CHARGE;
import static io.bookstore.paymentshipping.payment.Paying.VISA;
import static io.bookstore.paymentshipping.payment.Paying.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.paymentshipping.AllAtOnce;
import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import io.bookstore.paymentshipping.StripeObjects;
import io.bookstore.paymentshipping.TestClock;
import io.bookstore.platform.ids.Ids;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

@PaymentIntegrationTest
class SettleReviewsIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;
    private static final String REFUND = "POST /v1/refunds";
    private static final String REFUNDS = "GET /v1/refunds";

    private final UUID id = Ids.next();
    private final TakePayment takePayment;
    private final SettleReviews reviews;
    private final PaymentTruth truth;
    private final CancelPayment cancelPayment;
    private final PaymentFees fees;
    private final Payments payments;
    private final MoneyWitness witness;
    private final TestClock clock;

    @Autowired
    SettleReviewsIntegrationTests(
            TakePayment takePayment,
            SettleReviews reviews,
            PaymentTruth truth,
            CancelPayment cancelPayment,
            PaymentFees fees,
            Payments payments,
            MoneyWitness witness,
            TestClock clock) {
        this.takePayment = takePayment;
        this.reviews = reviews;
        this.truth = truth;
        this.cancelPayment = cancelPayment;
        this.fees = fees;
        this.payments = payments;
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

    @ParameterizedTest
    @CsvSource({"OTHER_AMOUNT, 3397, USD", "OTHER_CURRENCY, 3497, EUR"})
    void givesWrongMoneyBackWholeAndCancels(StripeFault fault, long taken, String currency) {
        inReview(VISA, fault);

        reviews.settle();

        isReturned(taken);
        assertThat(witness.value(
                        "select string_agg(kind || ' ' || amount_cents || ' ' || currency, ', ' order by kind)"
                                + " from ledger_entry where payment_id = ? and account = 'psp'",
                        String.class,
                        id))
                .isEqualTo("capture %d %s, refund -%d %s".formatted(taken, currency, taken, currency));
        assertThat(witness.payload(id)).contains("\"canceled\"").contains("wrong_amount_returned");
        settleLater();
        isReturned(taken);
    }

    @Test
    void believesAnIntentThatIsAsItWasAskedForAfterAll() {
        inReview(VISA, StripeFault.OTHER_AMOUNT_SHOWN);

        reviews.settle();

        assertThat(witness.status(id)).isEqualTo("succeeded");
        assertThat(witness.events(id)).containsExactly("payment-succeeded");
        assertThat(STRIPE.refunded(id)).isZero();
    }

    @Test
    void closesAnIntentThatNobodyPaid() {
        inReview(ASKS_FIRST, StripeFault.OTHER_AMOUNT);

        reviews.settle();

        assertThat(witness.status(id)).isEqualTo("canceled");
        assertThat(STRIPE.objects().status(Paying.intentOf(id))).isEqualTo("canceled");
        assertThat(witness.events(id)).containsExactly("payment-failed");
        assertThat(STRIPE.calls()).noneMatch(call -> call.startsWith(REFUND));
    }

    @Test
    void givesBackWhatWasPaidWhileItWasToBeClosed() {
        inReview(ASKS_FIRST, StripeFault.OTHER_AMOUNT);
        STRIPE.fails(Paying.CANCEL, StripeFault.UNAVAILABLE);
        reviews.settle();
        assertThat(witness.status(id)).isEqualTo("review");
        STRIPE.objects().authenticate(Paying.intentOf(id), true);

        settleLater();

        isReturned(3_397);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"DROP_BEFORE", "DROP_AFTER", "ERROR_BEFORE", "ERROR_AFTER", "UNAVAILABLE", "KEY_IN_USE", "HTML"})
    void givesBackOnceThoughTheAnswerIsLost(StripeFault fault) {
        inReview(VISA, StripeFault.OTHER_AMOUNT);
        STRIPE.fails(REFUND, fault, fault);

        reviews.settle();
        for (int i = 0; i < 4; i++) {
            settleLater();
        }

        isReturned(3_397);
    }

    @Test
    void goesOnAfterACrashBetweenTheRefundAndItsNote() {
        inReview(VISA, StripeFault.OTHER_AMOUNT);
        STRIPE.fails(REFUNDS, StripeFault.UNAVAILABLE);
        reviews.settle();
        assertThat(STRIPE.calls()).noneMatch(call -> call.startsWith(REFUND));
        STRIPE.objects().refundPast(id.toString(), 3_397, id.toString());
        assertThat(witness.status(id)).isEqualTo("review");

        settleLater();

        isReturned(3_397);
        assertThat(STRIPE.calls()).noneMatch(call -> call.startsWith(REFUND));
    }

    @Test
    void isContentWithWhatAPersonGaveBack() {
        inReview(VISA, StripeFault.OTHER_AMOUNT);
        STRIPE.objects().refundPast(id.toString(), 3_397, id.toString());

        reviews.settle();

        isReturned(3_397);
    }

    @Test
    void givesTheRestBackWhenAPersonGaveAPart() {
        inReview(VISA, StripeFault.OTHER_AMOUNT);
        STRIPE.objects().refundPast(id.toString(), 397, id.toString());

        reviews.settle();

        isReturned(3_397);
    }

    @Test
    void endsOnceHoweverManySettleHearAndCancel() {
        inReview(VISA, StripeFault.OTHER_AMOUNT);
        Payment payment = payments.find(id).orElseThrow();
        String intent = Paying.intentOf(id);

        AllAtOnce.run(IntStream.range(0, 24)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    switch (i % 3) {
                        case 0 -> reviews.about(payment);
                        case 1 -> truth.learn(id, intent);
                        default -> cancelPayment.cancel(id);
                    }
                    return true;
                })
                .toList());
        settleLater();

        isReturned(3_397);
    }

    @Test
    void nothingElseCanComeOfAPaymentOnceItsMoneyGoesBack() {
        inReview(VISA, StripeFault.OTHER_AMOUNT);
        STRIPE.fails(REFUNDS, StripeFault.UNAVAILABLE);
        reviews.settle();
        STRIPE.objects().showAmount(Paying.intentOf(id), 3_497);

        truth.learn(id, Paying.intentOf(id));

        assertThat(witness.status(id)).isEqualTo("review");
        assertThatThrownBy(() -> witness.execute(
                        "update payment set status = 'succeeded', captured_cents = amount_cents where payment_id = ?",
                        id))
                .isInstanceOf(DataIntegrityViolationException.class);
        STRIPE.objects().showAmount(Paying.intentOf(id), 3_397);
        settleLater();
        isReturned(3_397);
    }

    @Test
    void leavesToAPersonWhatNoIntentNames() {
        inReview(VISA, StripeFault.OTHER_PAYMENT);

        reviews.settle();
        settleLater();

        assertThat(witness.status(id)).isEqualTo("review");
        assertThat(STRIPE.calls()).noneMatch(call -> call.startsWith(REFUND));
    }

    @Test
    void waitsWhileStripeDoesNotAgreeWithItself() {
        inReview(VISA, StripeFault.OTHER_AMOUNT);
        STRIPE.fails(Paying.LIST, StripeFault.UNAVAILABLE);
        reviews.settle();
        STRIPE.fails(Paying.READ, StripeFault.UNAVAILABLE);
        settleLater();

        assertThat(witness.status(id)).isEqualTo("review");
        assertThat(STRIPE.calls()).noneMatch(call -> call.startsWith(REFUND));
        settleLater();
        isReturned(3_397);
    }

    @Test
    void booksWhatStripeKeptOfIt() {
        inReview(VISA, StripeFault.OTHER_AMOUNT);
        reviews.settle();

        fees.ask();

        assertThat(witness.value(
                        "select amount_cents from ledger_entry where payment_id = ? and account = 'psp_fees'",
                        Long.class,
                        id))
                .isEqualTo(StripeObjects.FEE);
    }

    private void inReview(String method, StripeFault fault) {
        STRIPE.fails(CHARGE, fault);
        assertThat(takePayment.take(id, terms(method)).orElseThrow().payment().status())
                .isEqualTo(PaymentStatus.REVIEW);
        assertThat(witness.events(id)).isEmpty();
    }

    private void settleLater() {
        clock.forward(Duration.ofHours(1));
        reviews.settle();
    }

    private void isReturned(long taken) {
        assertThat(witness.status(id)).isEqualTo("canceled");
        assertThat(witness.events(id)).containsExactly("payment-failed");
        assertThat(STRIPE.captured(id)).isEqualTo(taken);
        assertThat(STRIPE.refunded(id)).isEqualTo(taken);
    }
}
