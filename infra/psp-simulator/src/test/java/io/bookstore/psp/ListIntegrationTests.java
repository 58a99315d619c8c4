package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentListParams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListIntegrationTests {

    private final StripeClient stripe = RunningSimulator.shared().stripe();

    @Test
    void listsTheNewestFirstPageByPage() throws StripeException {
        String oldest =
                stripe.v1().paymentIntents().create(Payments.of(101).build()).getId();
        String middle =
                stripe.v1().paymentIntents().create(Payments.of(102).build()).getId();
        PaymentIntent newest =
                stripe.v1().paymentIntents().create(Payments.of(103).build());

        var firstPage = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder().setLimit(2L).build());
        var secondPage = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setLimit(1L)
                        .setStartingAfter(middle)
                        .build());
        var back = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setLimit(1L)
                        .setEndingBefore(oldest)
                        .build());
        var future = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setCreated(PaymentIntentListParams.Created.builder()
                                .setGt(newest.getCreated() + 3_600)
                                .build())
                        .build());

        assertThat(ids(firstPage.getData())).containsExactly(newest.getId(), middle);
        assertThat(firstPage.getHasMore()).isTrue();
        assertThat(ids(secondPage.getData())).containsExactly(oldest);
        assertThat(ids(back.getData())).containsExactly(middle);
        assertThat(back.getHasMore()).isTrue();
        assertThat(future.getData()).isEmpty();
    }

    @Test
    void expandsChargesInsideAList() throws StripeException {
        stripe.v1().paymentIntents().create(Payments.by("pm_card_mastercard", 600));

        var page = stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setLimit(1L)
                        .addExpand("data.latest_charge")
                        .build());

        assertThat(page.getData())
                .singleElement()
                .satisfies(intent -> assertThat(intent.getLatestChargeObject()
                                .getPaymentMethodDetails()
                                .getCard()
                                .getLast4())
                        .isEqualTo("4444"));
    }

    @Test
    void showsThePaymentsOfAnOrderNewestFirstAlsoAfterARestart(@TempDir Path folder) throws StripeException {
        Map<String, Object> settings = Map.of("psp.memory.folder", folder);
        List<String> made = new ArrayList<>();
        try (RunningSimulator first = RunningSimulator.start(settings)) {
            made.add(payFor("o-1", first));
            payFor("o-2", first);
            made.add(payFor("o-1", first));
            assertThat(paymentsOf("o-1", first)).containsExactlyElementsOf(made.reversed());
        }
        try (RunningSimulator second = RunningSimulator.start(settings)) {
            made.add(payFor("o-1", second));
            assertThat(paymentsOf("o-1", second)).containsExactlyElementsOf(made.reversed());
            assertThat(paymentsOf("o-3", second)).isEmpty();
            var view = second.get("/_simulator/payment_intents?order_id=o-1").json();
            assertThat(view.at("/payment_intents/1/captured").asLong()).isEqualTo(500);
            assertThat(view.at("/payment_intents/1/succeeded_charges").asInt()).isEqualTo(1);
        }
    }

    private static String payFor(String order, RunningSimulator at) throws StripeException {
        return at.stripe()
                .v1()
                .paymentIntents()
                .create(Payments.of(500)
                        .setPaymentMethod("pm_card_visa")
                        .setConfirm(true)
                        .putMetadata("order_id", order)
                        .build())
                .getId();
    }

    private static List<String> paymentsOf(String order, RunningSimulator at) {
        return at.get("/_simulator/payment_intents?order_id=" + order)
                .json()
                .path("payment_intents")
                .valueStream()
                .map(intent -> intent.path("id").asString())
                .toList();
    }

    private static List<String> ids(List<PaymentIntent> intents) {
        return intents.stream().map(PaymentIntent::getId).toList();
    }
}
