package io.bookstore.paymentshipping.payment;

import io.bookstore.platform.testing.EventSamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentContractTests {

    @ParameterizedTest
    @ValueSource(strings = {"payment-succeeded", "payment-failed"})
    void publishesWhatTheSampleSays(String event) {
        EventSamples.assertProducedAs("payment-shipping", PaymentEvents.PaymentEnded.class, event);
    }
}
