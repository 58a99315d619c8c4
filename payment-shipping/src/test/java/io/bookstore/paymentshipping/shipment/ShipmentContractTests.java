package io.bookstore.paymentshipping.shipment;

import io.bookstore.paymentshipping.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShipmentContractTests {

    @ParameterizedTest
    @ValueSource(strings = {"shipment-created", "shipment-dispatched", "shipment-tracked"})
    void publishesWhatTheSampleSays(String event) {
        Samples.isProducedAs(ShipmentEvents.ShipmentChanged.class, event);
    }
}
