package io.bookstore.paymentshipping.shipment;

import io.bookstore.platform.testing.EventSamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShipmentContractTests {

    @ParameterizedTest
    @ValueSource(strings = {"shipment-created", "shipment-dispatched", "shipment-tracked"})
    void publishesWhatTheSampleSays(String event) {
        EventSamples.assertProducedAs("payment-shipping", ShipmentEvents.ShipmentChanged.class, event);
    }
}
