package io.bookstore.catalog.availability;

import io.bookstore.platform.feed.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StockFromInventory {

    @Bean
    Subscription stockSubscription(StockLevels levels) {
        return Subscription.to("inventory")
                .named("catalog.inventory")
                .snapshot("/internal/stock", StockLevels.Level.class, StockLevels.Level::bookId, levels::load)
                .on(
                        "stock-changed",
                        StockChanged.class,
                        (event, stock) -> levels.changed(event.aggregateId(), stock.available(), event.version()))
                .build();
    }

    record StockChanged(int available) {}
}
