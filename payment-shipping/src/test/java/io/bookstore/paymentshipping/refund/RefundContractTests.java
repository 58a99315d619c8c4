package io.bookstore.paymentshipping.refund;

import io.bookstore.paymentshipping.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundContractTests {

    @ParameterizedTest
    @ValueSource(strings = {"refund-made"})
    void publishesWhatTheSampleSays(String event) {
        Samples.isProducedAs(RecordRefund.RefundMade.class, event);
    }
}
