package io.bookstore.psp.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IntentStatusTests {

    @Test
    void neverLeavesItsEnds() {
        assertThat(IntentStatus.values()).allSatisfy(next -> {
            assertThat(IntentStatus.SUCCEEDED.mayBecome(next)).isFalse();
            assertThat(IntentStatus.CANCELED.mayBecome(next)).isFalse();
        });
    }

    @Test
    void mayBeCanceledUntilPaid() {
        assertThat(Arrays.stream(IntentStatus.values()).filter(status -> status.mayBecome(IntentStatus.CANCELED)))
                .containsExactlyInAnyOrder(
                        IntentStatus.REQUIRES_PAYMENT_METHOD,
                        IntentStatus.REQUIRES_CONFIRMATION,
                        IntentStatus.REQUIRES_ACTION,
                        IntentStatus.REQUIRES_CAPTURE);
    }
}
