package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundCreateParams;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisputeIntegrationTests {

    private final RunningSimulator simulator = RunningSimulator.shared();
    private final StripeClient stripe = simulator.stripe();

    @Test
    void theDisputingCardPaysAndTakesItBack() throws StripeException {
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_createDispute", 1_000));

        Dispute dispute = disputeOf(paid);
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe.v1()
                        .refunds()
                        .create(RefundCreateParams.builder()
                                .setPaymentIntent(paid.getId())
                                .build()));

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(dispute.getStatus()).isEqualTo("needs_response");
        assertThat(dispute.getReason()).isEqualTo("fraudulent");
        assertThat(dispute.getAmount()).isEqualTo(1_000);
        assertThat(dispute.getEvidenceDetails().getDueBy()).isGreaterThan(dispute.getCreated());
        assertThat(stripe.v1().charges().retrieve(paid.getLatestCharge()).getDisputed())
                .isTrue();
        assertThat(refused.getCode()).isEqualTo("charge_disputed");
        assertThat(simulator
                        .get("/_simulator/ledger?payment_intent=" + paid.getId())
                        .json()
                        .at("/payments/0/disputed")
                        .asLong())
                .isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({"won, 2, 0", "lost, 1, -1000"})
    void closesAsTheBankDecides(String outcome, int movements, long left) throws StripeException {
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_createDispute", 1_000));
        String close = "/_simulator/disputes/" + disputeOf(paid).getId() + "/close?outcome=" + outcome;

        assertThat(simulator.postFromPage(close, Map.of()).status()).isEqualTo(200);

        List<BalanceTransaction> moved = disputeOf(paid).getBalanceTransactions();
        assertThat(disputeOf(paid).getStatus()).isEqualTo(outcome);
        assertThat(moved).hasSize(movements);
        assertThat(moved).extracting(BalanceTransaction::getFee).startsWith(1_500L);
        assertThat(moved.stream().mapToLong(BalanceTransaction::getAmount).sum())
                .isEqualTo(left);
        assertThat(simulator.postFromPage(close, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void opensOneByHandAndRefusesNonsense() throws StripeException {
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 700));
        String open = "/_simulator/disputes?payment_intent=";

        assertThat(simulator.postFromPage(open + paid.getId(), Map.of()).status())
                .isEqualTo(200);
        assertThat(simulator.postFromPage(open + paid.getId(), Map.of()).status())
                .isEqualTo(400);
        assertThat(simulator.postFromPage(open + "pi_unknown", Map.of()).status())
                .isEqualTo(404);
        assertThat(simulator
                        .postFromPage("/_simulator/disputes/dp_unknown/close?outcome=maybe", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(disputeOf(paid).getAmount()).isEqualTo(700);
    }

    private Dispute disputeOf(PaymentIntent paid) throws StripeException {
        return stripe.v1()
                .disputes()
                .list(DisputeListParams.builder().setPaymentIntent(paid.getId()).build())
                .getData()
                .getFirst();
    }
}
