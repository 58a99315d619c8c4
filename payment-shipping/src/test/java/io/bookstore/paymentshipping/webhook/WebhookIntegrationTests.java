package io.bookstore.paymentshipping.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.AllAtOnce;
import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import io.bookstore.paymentshipping.TestClock;
import io.bookstore.paymentshipping.payment.Paid;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.ServiceCalls;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PaymentIntegrationTest
class WebhookIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;
    private static final String READ = "GET /v1/payment_intents/{id}";

    private final ServiceCalls http;
    private final Paid paid;
    private final MoneyWitness witness;
    private final TestClock clock;

    @Autowired
    WebhookIntegrationTests(ServiceCalls http, Paid paid, MoneyWitness witness, TestClock clock) {
        this.http = http;
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
        witness.seesNothingWrong();
    }

    @Test
    void finishesAPaymentThatWaitedForTheShopper() {
        UUID payment = paid.waiting(2_500);
        STRIPE.objects().authenticate(intentOf(payment), true);

        assertThat(send(event("payment_intent.succeeded", payment))).isEqualTo(200);

        awaitStatus(payment, "succeeded");
        assertThat(witness.events(payment)).containsExactly("payment-succeeded");
    }

    @Test
    void hasOneEffectHoweverOftenAnEventComes() {
        UUID payment = paid.waiting(2_500);
        STRIPE.objects().authenticate(intentOf(payment), true);
        String same = event("payment_intent.succeeded", payment);
        List<String> bodies = new ArrayList<>(Collections.nCopies(50, same));
        bodies.add(event("payment_intent.succeeded", payment));

        List<Integer> answers = AllAtOnce.run(
                bodies.stream().<Callable<Integer>>map(body -> () -> send(body)).toList());

        assertThat(answers).containsOnly(200);
        awaitStatus(payment, "succeeded");
        awaitAllApplied(payment);
        assertThat(witness.events(payment)).containsExactly("payment-succeeded");
        assertThat(witness.value("select count(*) from stripe_event where payment_id = ?", Long.class, payment))
                .isEqualTo(2);
    }

    @Test
    void goesByStripesWordAndNotByTheOrderOfEvents() {
        UUID payment = paid.waiting(2_500);
        STRIPE.objects().authenticate(intentOf(payment), true);
        List<String> types = new ArrayList<>(List.of(
                "payment_intent.succeeded",
                "payment_intent.payment_failed",
                "payment_intent.canceled",
                "payment_intent.requires_action",
                "payment_intent.processing"));
        Collections.shuffle(types, new Random(7));

        types.forEach(type -> assertThat(send(event(type, payment))).isEqualTo(200));

        awaitAllApplied(payment);
        assertThat(witness.status(payment)).isEqualTo("succeeded");
        assertThat(witness.events(payment)).containsExactly("payment-succeeded");
    }

    /** It is signed and names our payment, but Stripe itself knows better. */
    @Test
    void believesNoEventThatStripeDoesNotConfirm() {
        UUID payment = paid.waiting(20_000);

        send(event("payment_intent.succeeded", payment));
        awaitAllApplied(payment);

        assertThat(witness.status(payment)).isEqualTo("requires_action");
        assertThat(witness.events(payment)).isEmpty();
    }

    /** Pay one dollar and name the order of two hundred: CVE-2026-9189. */
    @Test
    void takesNoOtherIntentForThePayment() {
        UUID expensive = paid.waiting(20_000);
        UUID cheap = paid.payment(100);

        send(event("payment_intent.succeeded", expensive, intentOf(cheap)));
        awaitAllApplied(expensive);

        assertThat(witness.status(expensive)).isEqualTo("requires_action");
    }

    @Test
    void triesAgainUntilStripeAnswers() {
        UUID payment = paid.waiting(2_500);
        STRIPE.objects().authenticate(intentOf(payment), true);
        STRIPE.fails(READ, StripeFault.UNAVAILABLE);

        send(event("payment_intent.succeeded", payment));

        awaitStatus(payment, "succeeded");
        assertThat(witness.value("select max(attempts) from stripe_event where payment_id = ?", Integer.class, payment))
                .isEqualTo(2);
    }

    @Test
    void leavesStrangersAlone() {
        UUID stranger = Ids.next();

        assertThat(send(event("payment_intent.succeeded", stranger, "pi_strange")))
                .isEqualTo(200);

        Await.until(
                "it is put aside",
                () -> "ignored"
                        .equals(witness.value(
                                "select status from stripe_event where payment_id = ?", String.class, stranger)));
    }

    @Test
    void answersAtOnceThoughStripeIsSlow() {
        List<UUID> payments =
                IntStream.range(0, 8).mapToObj(i -> paid.waiting(2_500)).toList();
        payments.forEach(any -> STRIPE.fails(READ, StripeFault.LATE_ANSWER));
        long start = System.nanoTime();

        payments.forEach(payment ->
                assertThat(send(event("payment_intent.processing", payment))).isEqualTo(200));

        assertThat(System.nanoTime() - start).as("nanoseconds for 8 events").isLessThan(1_000_000_000L);
    }

    /** In any order, and each of them twice. */
    @Test
    void recordsADisputeFromWhicheverEventComesFirst() {
        UUID payment = paid.payment(2_500);
        String dispute = STRIPE.objects().disputes().open(intentOf(payment), 2_500);
        STRIPE.objects().disputes().close(dispute, true);

        List.of("closed", "funds_reinstated", "funds_withdrawn", "created", "updated", "closed", "created")
                .forEach(type -> assertThat(send(disputeEvent(type, dispute))).isEqualTo(200));

        Await.until(
                "the dispute is known",
                () -> witness.value(
                                "select count(*) from dispute where stripe_dispute_id = ? and status = 'won'",
                                Long.class,
                                dispute)
                        == 1);
        Await.until(
                "all events are applied",
                () -> witness.value(
                                "select count(*) from stripe_event where object_id = ? and status = 'received'",
                                Long.class,
                                dispute)
                        == 0);
        UUID ours = witness.value("select dispute_id from dispute where stripe_dispute_id = ?", UUID.class, dispute);
        assertThat(witness.events(ours)).containsExactly("dispute-opened", "dispute-closed");
    }

    private static String disputeEvent(String type, String dispute) {
        return """
                {"id":"evt_%s","object":"event","type":"charge.dispute.%s","livemode":false,
                 "data":{"object":{"id":"%s","object":"dispute","status":"lies","metadata":{}}}}\
                """.formatted(Ids.next().toString().replace("-", ""), type, dispute);
    }

    private int send(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return http.post(
                        "/v1/webhooks/stripe",
                        bytes,
                        "Stripe-Signature",
                        Signed.header(clock.instant().getEpochSecond(), body))
                .status();
    }

    private static String event(String type, UUID payment) {
        return event(type, payment, intentOf(payment));
    }

    private static String event(String type, UUID payment, String intent) {
        return """
                {"id":"evt_%s","object":"event","api_version":"2026-01-01","created":1,"type":"%s","livemode":false,
                 "pending_webhooks":1,"data":{"object":{"id":"%s","object":"payment_intent","status":"lies",
                 "metadata":{"payment_id":"%s"}}}}""".formatted(Ids.next().toString().replace("-", ""), type, intent, payment);
    }

    private static String intentOf(UUID payment) {
        return STRIPE.objects().intentOf(payment.toString());
    }

    private void awaitStatus(UUID payment, String status) {
        Await.until(
                "payment " + payment + " is " + status,
                () -> witness.status(payment).equals(status));
    }

    private void awaitAllApplied(UUID payment) {
        Await.until(
                "all events are applied",
                () -> witness.value(
                                "select count(*) from stripe_event where payment_id = ? and status = 'received'",
                                Long.class,
                                payment)
                        == 0);
    }
}
