package io.bookstore.paymentshipping.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaymentStatusTests {

    private static final List<PaymentStatus> OPEN =
            List.of(PaymentStatus.NEW, PaymentStatus.UNKNOWN, PaymentStatus.REQUIRES_ACTION, PaymentStatus.PROCESSING);

    @Test
    void endsAreLeftOnlyForMoney() {
        Map.of(
                        PaymentStatus.DECLINED, List.of(PaymentStatus.SUCCEEDED, PaymentStatus.REVIEW),
                        PaymentStatus.CANCELED, List.of(PaymentStatus.SUCCEEDED, PaymentStatus.REVIEW),
                        PaymentStatus.SUCCEEDED, List.<PaymentStatus>of())
                .forEach((end, next) -> {
                    assertThat(end.isFinal()).isTrue();
                    assertThat(Arrays.stream(PaymentStatus.values()).filter(end::mayBecome))
                            .as("after %s", end)
                            .containsExactlyElementsOf(next);
                });
    }

    @Test
    void openPaymentsMayBecomeAnythingButNewOrTheSame() {
        assertThat(OPEN).allSatisfy(open -> {
            assertThat(open.isFinal()).isFalse();
            assertThat(Arrays.stream(PaymentStatus.values()))
                    .allSatisfy(next -> assertThat(open.mayBecome(next))
                            .as("%s to %s", open, next)
                            .isEqualTo(next != open && next != PaymentStatus.NEW));
        });
    }

    @Test
    void aReviewMayBecomeWhateverStripeShowsInTheEnd() {
        assertThat(PaymentStatus.REVIEW.isFinal()).isTrue();
        assertThat(Arrays.stream(PaymentStatus.values()))
                .allSatisfy(next -> assertThat(PaymentStatus.REVIEW.mayBecome(next))
                        .as("review to %s", next)
                        .isEqualTo(next != PaymentStatus.REVIEW && next != PaymentStatus.NEW));
    }

    @Test
    void showsWhatWasNeverSentAsUnknown() {
        assertThat(PaymentStatus.NEW.shown()).isEqualTo("unknown");
        assertThat(PaymentStatus.REQUIRES_ACTION.shown()).isEqualTo("requires_action");
    }
}
