package io.bookstore.paymentshipping.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import io.bookstore.paymentshipping.payment.Paid;
import io.bookstore.paymentshipping.payment.PaymentTruth.Found;
import io.bookstore.platform.testing.EventSamples;
import io.bookstore.platform.testing.ServiceCalls;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PaymentIntegrationTest
class DisputeIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;

    private final DisputeTruth truth;
    private final Paid paid;
    private final MoneyWitness witness;
    private final ServiceCalls http;

    @Autowired
    DisputeIntegrationTests(DisputeTruth truth, Paid paid, MoneyWitness witness, ServiceCalls http) {
        this.truth = truth;
        this.paid = paid;
        this.witness = witness;
        this.http = http;
    }

    @AfterEach
    void seesNothingWrong() {
        STRIPE.heals();
        witness.seesNothingWrong();
    }

    @Test
    void recordsADisputeOnceHoweverOftenItIsTold() {
        UUID payment = paid.payment(2_500);
        String dispute = open(payment, 2_500);

        assertThat(truth.learn(dispute)).isEqualTo(Found.CLEAR);
        truth.learn(dispute);
        truth.learn(dispute);

        JsonNode shown = shown(payment);
        assertThat(shown.path("status").asString()).isEqualTo("needs_response");
        assertThat(shown.path("reason").asString()).isEqualTo("fraudulent");
        assertThat(shown.path("withdrawn_cents").asLong()).isEqualTo(2_500);
        assertThat(shown.path("fee_cents").asLong()).isEqualTo(1_500);
        assertThat(shown.path("evidence_due_at").asString()).startsWith("2027-01-15");
        assertThat(events(payment)).containsExactly("dispute-opened");
        assertThat(balance(payment, "disputes")).isEqualTo(2_500);
        assertThat(balance(payment, "psp_fees")).isEqualTo(1_500);
        assertThat(balance(payment, "psp")).isEqualTo(-1_500);
    }

    @ParameterizedTest
    @CsvSource({"true, 0, 1000", "false, 2500, -1500"})
    void closesAsTheBankDecided(boolean won, long withdrawn, long left) {
        UUID payment = paid.payment(2_500);
        String dispute = open(payment, 2_500);
        truth.learn(dispute);
        STRIPE.objects().disputes().close(dispute, won);

        truth.learn(dispute);
        truth.learn(dispute);

        assertThat(shown(payment).path("status").asString()).isEqualTo(won ? "won" : "lost");
        assertThat(shown(payment).path("withdrawn_cents").asLong()).isEqualTo(withdrawn);
        assertThat(shown(payment).path("closed_at").isNull()).isFalse();
        assertThat(events(payment)).containsExactly("dispute-opened", "dispute-closed");
        assertThat(balance(payment, "psp")).isEqualTo(left);
    }

    /** Whatever comes first: the state is Stripe's. */
    @Test
    void tellsBothEventsWhenItHearsOfItOnlyAtTheEnd() {
        UUID payment = paid.payment(2_500);
        String dispute = open(payment, 1_000);
        STRIPE.objects().disputes().close(dispute, true);

        truth.learn(dispute);

        assertThat(events(payment)).containsExactly("dispute-opened", "dispute-closed");
        assertThat(balance(payment, "disputes")).isZero();
    }

    @Test
    void waitsForThePaymentAndLeavesOthersAlone() {
        UUID waiting = paid.waiting(2_500);
        String early = open(waiting, 2_500);
        String foreign = STRIPE.objects().disputes().open("pi_of_another_shop", 100);

        assertThat(truth.learn(early)).isEqualTo(Found.UNCLEAR);
        assertThat(truth.learn(foreign)).isEqualTo(Found.NOT_OURS);
        STRIPE.fails("GET /v1/disputes/{id}", StripeFault.UNAVAILABLE);
        assertThat(truth.learn(early)).isEqualTo(Found.UNCLEAR);

        assertThat(events(waiting)).isEmpty();
    }

    @Test
    void staffSeeItBesideThePaymentAndInItsList() {
        UUID payment = paid.payment(2_500);
        truth.learn(open(payment, 2_500));
        String order = order(payment);

        JsonNode beside = http.asStaff("GET", "/v1/admin/payments?order_id=" + order, null)
                .body()
                .at("/data/0/disputes/0");
        JsonNode open = http.asStaff("GET", "/v1/admin/disputes?state=open&limit=1", null)
                .body();

        assertThat(beside.path("status").asString()).isEqualTo("needs_response");
        assertThat(beside.path("amount_cents").asLong()).isEqualTo(2_500);
        assertThat(open.path("total").asInt()).isPositive();
        assertThat(http.asStaff("GET", "/v1/admin/disputes?state=closed&order_id=" + order, null)
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(http.asStaff("GET", "/v1/admin/disputes?state=maybe", null).status())
                .isEqualTo(400);
        assertThat(http.asCustomer("GET", "/v1/admin/disputes", null).status()).isEqualTo(403);
        assertThat(http.asGuest("GET", "/v1/admin/disputes", null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dispute-opened", "dispute-closed"})
    void publishesWhatTheSampleSays(String event) {
        EventSamples.assertProducedAs("payment-shipping", RecordDispute.DisputeNews.class, event);
    }

    private String open(UUID payment, long amount) {
        return STRIPE.objects().disputes().open(STRIPE.objects().intentOf(payment.toString()), amount);
    }

    private JsonNode shown(UUID payment) {
        return http.asStaff("GET", "/v1/admin/disputes?order_id=" + order(payment), null)
                .body()
                .at("/data/0");
    }

    private String order(UUID payment) {
        return witness.value("select order_id::text from payment where payment_id = ?", String.class, payment);
    }

    private List<String> events(UUID payment) {
        return witness.value("select count(*) from dispute where payment_id = ?", Long.class, payment) == 0
                ? List.of()
                : witness.events(
                        witness.value("select dispute_id from dispute where payment_id = ?", UUID.class, payment));
    }

    private long balance(UUID payment, String account) {
        return witness.value(
                "select coalesce(sum(amount_cents), 0) from ledger_entry"
                        + " where payment_id = ? and account = ? and kind <> 'fee'",
                Long.class,
                payment,
                account);
    }
}
