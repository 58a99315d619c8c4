package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RefundIntegrationTests {

    private final RunningSimulator simulator = RunningSimulator.shared();
    private final StripeClient stripe = simulator.stripe();

    @Test
    void givesBackInPartsButNeverMoreThanWasCaptured() throws StripeException {
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 1_000));

        Refund part = refund(paid.getId(), 400L);
        InvalidRequestException tooMuch =
                catchThrowableOfType(InvalidRequestException.class, () -> refund(paid.getId(), 601L));
        Refund rest = refund(paid.getId(), null);
        InvalidRequestException again =
                catchThrowableOfType(InvalidRequestException.class, () -> refund(paid.getId(), 1L));

        assertThat(part.getStatus()).isEqualTo("succeeded");
        assertThat(part.getReason()).isEqualTo("requested_by_customer");
        assertThat(tooMuch.getMessage())
                .contains("Refund amount (€6.01) is greater than unrefunded amount on charge (€6.00)");
        assertThat(rest.getAmount()).isEqualTo(600);
        assertThat(again.getCode()).isEqualTo("charge_already_refunded");
        assertThat(stripe.v1().charges().retrieve(paid.getLatestCharge()).getRefunded())
                .isTrue();
        assertThat(stripe.v1()
                        .refunds()
                        .list(RefundListParams.builder()
                                .setPaymentIntent(paid.getId())
                                .build())
                        .getData())
                .extracting(Refund::getAmount)
                .containsExactly(600L, 400L);
    }

    @Test
    void keepsBooksThatBalance() throws StripeException {
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 1_000));
        refund(paid.getId(), 250L);

        JsonNode ledger = simulator
                .get("/_simulator/ledger?payment_intent=" + paid.getId())
                .json();

        assertThat(ledger.path("payments").size()).isEqualTo(1);
        assertThat(ledger.at("/payments/0/captured").asLong()).isEqualTo(1_000);
        assertThat(ledger.at("/payments/0/refunded").asLong()).isEqualTo(250);
        assertThat(ledger.at("/balances/eur/merchant").asLong()).isEqualTo(750 - 40);
        assertThat(ledger.at("/balances/eur/fees").asLong()).isEqualTo(40);
        assertThat(ledger.at("/balances/eur/card_networks").asLong()).isEqualTo(-750);
    }

    @Test
    void givesBackOnceHoweverManyAskAtOnce() throws Exception {
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 1_000));
        Callable<Boolean> refundAll = () -> {
            try {
                refund(paid.getId(), 1_000L);
                return true;
            } catch (InvalidRequestException refused) {
                return false;
            }
        };

        int refunds = 0;
        try (ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = shoppers.invokeAll(
                    IntStream.range(0, 20).mapToObj(one -> refundAll).toList());
            for (Future<Boolean> one : all) {
                refunds += one.get() ? 1 : 0;
            }
        }

        assertThat(refunds).isEqualTo(1);
    }

    @Test
    void refusesToRefundWhatWasNotPaid() throws StripeException {
        PaymentIntent open =
                stripe.v1().paymentIntents().create(Payments.of(1_000).build());

        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> refund(open.getId(), 1L));

        assertThat(refused.getMessage()).contains("does not have a successful charge to refund");
    }

    private Refund refund(String intent, Long amount) throws StripeException {
        return stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent)
                        .setAmount(amount)
                        .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                        .putMetadata("order_id", "o-1")
                        .build());
    }
}
