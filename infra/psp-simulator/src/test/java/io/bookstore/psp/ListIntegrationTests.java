package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentListParams;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    private static List<String> ids(List<PaymentIntent> intents) {
        return intents.stream().map(PaymentIntent::getId).toList();
    }
}
