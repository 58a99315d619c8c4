package io.bookstore.paymentshipping.refund;

import io.bookstore.platform.testing.EventSamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundContractTests {

    @ParameterizedTest
    @ValueSource(strings = {"refund-made"})
    void publishesWhatTheSampleSays(String event) {
        EventSamples.assertProducedAs("payment-shipping", RecordRefund.RefundMade.class, event);
    }
}
