package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentContractTests {

    @ParameterizedTest
    @ValueSource(strings = {"payment-succeeded", "payment-failed"})
    void publishesWhatTheSampleSays(String event) {
        Samples.isProducedAs(PaymentEvents.PaymentEnded.class, event);
    }
}
