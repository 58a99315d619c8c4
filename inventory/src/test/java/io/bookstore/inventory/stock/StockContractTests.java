package io.bookstore.inventory.stock;

import io.bookstore.platform.testing.EventSamples;
import org.junit.jupiter.api.Test;

class StockContractTests {

    @Test
    void publishesWhatTheSamplesSay() {
        EventSamples.assertProducedAs("inventory", StockEvents.StockChanged.class, "stock-changed");
        EventSamples.assertProducedAs("inventory", StockEvents.StockLow.class, "stock-low");
    }
}
