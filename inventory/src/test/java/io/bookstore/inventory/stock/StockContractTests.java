package io.bookstore.inventory.stock;

import io.bookstore.inventory.Samples;
import org.junit.jupiter.api.Test;

class StockContractTests {

    @Test
    void publishesWhatTheSamplesSay() {
        Samples.isProducedAs(StockEvents.StockChanged.class, "stock-changed");
        Samples.isProducedAs(StockEvents.StockLow.class, "stock-low");
    }
}
