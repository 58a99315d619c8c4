package io.bookstore.paymentshipping.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import io.bookstore.paymentshipping.Surroundings;
import io.bookstore.paymentshipping.TestClock;
import io.bookstore.paymentshipping.payment.Paid;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.ServiceCalls;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way in which Stripe, payments and orders can fall apart, made on purpose. */
@PaymentIntegrationTest
class ReconcileIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;
    private static final String CHARGE = "POST /v1/payment_intents";

    private final Reconcile reconcile;
    private final Runs runs;
    private final OrderCopies copies;
    private final Paid paid;
    private final TestClock clock;
    private final MoneyWitness witness;
    private final ServiceCalls http;

    @Autowired
    ReconcileIntegrationTests(
            Reconcile reconcile,
            Runs runs,
            OrderCopies copies,
            Paid paid,
            TestClock clock,
            MoneyWitness witness,
            ServiceCalls http) {
        this.reconcile = reconcile;
        this.runs = runs;
        this.copies = copies;
        this.paid = paid;
        this.clock = clock;
        this.witness = witness;
        this.http = http;
    }

    @BeforeEach
    void forgetsWhatOtherTestsMade() {
        witness.execute("update payment set order_known = true");
        witness.execute("delete from order_copy");
        witness.execute("update reconciliation set lease_until = null, watermark = now() - interval '5 minutes'");
    }

    @AfterEach
    void heals() {
        STRIPE.heals();
        clock.reset();
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

    private UUID orderOf(UUID payment) {
        return witness.value("select order_id from payment where payment_id = ?", UUID.class, payment);
    }

    private static String intentOf(UUID payment) {
        return STRIPE.objects().intentOf(payment.toString());
    }

    private void cartOrderSays(UUID payment, String status) {
        Surroundings.CART_ORDER.answers(
                "/internal/orders/" + orderOf(payment),
                200,
                "{\"status\":\"%s\",\"total_cents\":1200,\"currency\":\"USD\",\"payment_id\":\"%s\"}"
                        .formatted(status, payment));
    }

    private boolean wasSettled(UUID order) {
        return Surroundings.CART_ORDER.wasAsked("/internal/orders/" + order + "/settle");
    }

    @Test
    void findsNothingWhereAllAgrees() {
        UUID payment = paid.payment(1200);
        copies.note(orderOf(payment), 1200, "USD", "paid");
        runLater();
        assertThat(witness.value(
                        "select count(*) from reconciliation_finding where payment_id = ? or order_id = ?",
                        Long.class,
                        payment,
                        orderOf(payment)))
                .isZero();
        assertThat(witness.value("select agrees from order_copy where order_id = ?", Boolean.class, orderOf(payment)))
                .isTrue();
        assertThat(runs.state().intents()).isPositive();
    }

    @Test
    void learnsOfACaptureThatNobodyTold() {
        UUID payment = paid.waiting(1200);
        STRIPE.objects().authenticate(intentOf(payment), true);
        runLater();
        assertThat(witness.status(payment)).isEqualTo("succeeded");
        assertThat(witness.events(payment)).containsExactly("payment-succeeded");
        assertThat(state("payment-behind", intentOf(payment))).isEqualTo("open");
        runLater();
        assertThat(state("payment-behind", intentOf(payment))).isEqualTo("repaired");
        witness.seesNothingWrong();
    }

    @ParameterizedTest
    @CsvSource({"OTHER_AMOUNT, wrong-money", "OTHER_CURRENCY, wrong-money", "OTHER_PAYMENT, captured-without-payment"})
    void alarmsOnMoneyThatIsNotThePayments(StripeFault fault, String kind) {
        STRIPE.fails(CHARGE, fault);
        UUID payment = paid.payment(1200);
        String intent = fault == StripeFault.OTHER_PAYMENT
                ? intentOf(UUID.fromString("11111111-2222-7333-8444-555555555555"))
                : intentOf(payment);
        runLater();
        assertThat(state(kind, intent)).isEqualTo("open");
        assertThat(witness.status(payment)).isNotEqualTo("succeeded");
        runLater();
        assertThat(state(kind, intent)).isEqualTo("open");
    }

    @Test
    void alarmsOnAPaymentWithoutACapture() {
        UUID payment = paid.waiting(1200);
        witness.execute(
                "update payment set status = 'succeeded', captured_cents = amount_cents, order_known = true "
                        + "where payment_id = ?",
                payment);
        runLater();
        assertThat(state("payment-without-capture", intentOf(payment))).isEqualTo("open");
        STRIPE.objects().authenticate(intentOf(payment), true);
        runLater();
        assertThat(state("payment-without-capture", intentOf(payment))).isEqualTo("resolved");
        witness.execute("update payment set status = 'canceled', captured_cents = 0 where payment_id = ?", payment);
        witness.execute("delete from payment where payment_id = ?", payment);
    }

    @Test
    void wakesAnOrderThatDoesNotKnowOfItsMoney() {
        UUID payment = paid.payment(1200);
        cartOrderSays(payment, "pending");
        runLater();
        assertThat(state("order-behind", orderOf(payment))).isEqualTo("open");
        assertThat(wasSettled(orderOf(payment))).isTrue();
        cartOrderSays(payment, "paid");
        runLater();
        assertThat(state("order-behind", orderOf(payment))).isEqualTo("repaired");
    }

    @Test
    void alarmsOnMoneyWithoutAnOrderButNotWhenNobodyAnswers() {
        UUID payment = paid.payment(1200);
        String path = "/internal/orders/" + orderOf(payment);
        Surroundings.CART_ORDER.answers(path, 503, "{}");
        runLater();
        assertThat(state("captured-without-order", orderOf(payment))).isEqualTo("none");
        Surroundings.CART_ORDER.answers(path, 404, "{\"type\":\"urn:bookstore:problem:not-found\"}");
        runLater();
        assertThat(state("captured-without-order", orderOf(payment))).isEqualTo("open");
    }

    @Test
    void hasTheMoneyOfACancelledOrderGivenBack() {
        UUID payment = paid.payment(1200);
        UUID order = orderOf(payment);
        copies.note(order, 1200, "USD", "paid");
        copies.note(order, 1200, "USD", "cancelled");
        copies.note(order, 1200, "USD", "paid");
        runLater();
        assertThat(state("refund-owed", order)).isEqualTo("open");
        assertThat(wasSettled(order)).isTrue();
        refund(payment, Ids.next(), 1200);
        runLater();
        assertThat(state("refund-owed", order)).isEqualTo("repaired");
        witness.seesNothingWrong();
    }

    private void refund(UUID payment, UUID refund, long cents) {
        ServiceCalls.Answer answer = http.asService(
                "POST",
                "/internal/payments/" + payment + "/refunds",
                "{\"refund_id\":\"%s\",\"amount_cents\":%d,\"reason\":\"test\"}".formatted(refund, cents));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    @Test
    void seesMoneyThatComesAfterTheCancellationWasFoundToAgree() {
        UUID payment = paid.waiting(1200);
        copies.note(orderOf(payment), 1200, "USD", "cancelled");
        runLater();
        assertThat(state("refund-owed", orderOf(payment))).isEqualTo("none");
        STRIPE.objects().authenticate(intentOf(payment), true);
        runLater();
        runLater();
        assertThat(state("refund-owed", orderOf(payment))).isEqualTo("open");
    }

    @Test
    void alarmsOnOrdersThatNobodyPaidOrNotSoMuch() {
        UUID unpaid = Ids.next();
        UUID free = Ids.next();
        UUID payment = paid.payment(1200);
        copies.note(unpaid, 999, "USD", "paid");
        copies.note(free, 0, "USD", "paid");
        copies.note(orderOf(payment), 120_000, "USD", "paid");
        runLater();
        assertThat(state("order-without-capture", unpaid)).isEqualTo("open");
        assertThat(state("order-without-capture", free)).isEqualTo("none");
        assertThat(state("order-differs", orderOf(payment))).isEqualTo("open");
    }

    @Test
    void learnsOfRefundsAndAlarmsOnThoseOfOthers() {
        UUID payment = paid.payment(1200);
        STRIPE.fails("POST /v1/refunds", StripeFault.DROP_AFTER);
        UUID refund = Ids.next();
        refund(payment, refund, 300);
        assertThat(witness.value("select status from refund where refund_id = ?", String.class, refund))
                .isEqualTo("unknown");
        runLater();
        assertThat(witness.value("select status from refund where refund_id = ?", String.class, refund))
                .isEqualTo("succeeded");
        witness.seesNothingWrong();

        STRIPE.objects().refundOutsideOf(payment.toString(), 100);
        runLater();
        assertThat(witness.value(
                        "select count(*) from reconciliation_finding where kind = 'unknown-refund' and state = 'open'",
                        Long.class))
                .isPositive();
    }

    @Test
    void staysWhereItWasWhileStripeDoesNotAnswer() {
        UUID payment = paid.waiting(1200);
        STRIPE.objects().authenticate(intentOf(payment), true);
        STRIPE.fails("GET /v1/payment_intents", StripeFault.UNAVAILABLE);
        var before = runs.state().watermark();
        clock.forward(Duration.ofMinutes(1));
        reconcile.run();
        assertThat(runs.state().error()).contains("Stripe");
        assertThat(runs.state().watermark()).isEqualTo(before);
        runLater();
        assertThat(witness.status(payment)).isEqualTo("succeeded");
    }

    @Test
    void runsOnOneReplicaAtATimeAndIsTakenOver() {
        Runs.Begun first = runs.begin(Duration.ofMinutes(5)).orElseThrow();
        assertThat(runs.begin(Duration.ofMinutes(5))).isEmpty();
        clock.forward(Duration.ofMinutes(6));
        Runs.Begun second = runs.begin(Duration.ofMinutes(5)).orElseThrow();
        runs.fail(first, "woke up late");
        assertThat(runs.state().error()).isNull();
        assertThat(runs.begin(Duration.ofMinutes(5))).isEmpty();
        runs.finish(second, clock.instant(), new Runs.Counts(1, 2, 3));
        assertThat(runs.state().orders()).isEqualTo(3);
    }
}
