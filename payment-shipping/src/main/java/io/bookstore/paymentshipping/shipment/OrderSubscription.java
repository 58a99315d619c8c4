package io.bookstore.paymentshipping.shipment;

import io.bookstore.platform.feed.Subscription;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears of paid orders. */
@Configuration(proxyBeanMethods = false)
class OrderSubscription {

    record PaidOrder(UUID orderId, @Nullable UUID userId, boolean needsShipping) {}

    @Bean
    Subscription paidOrdersFromCartOrder(PrepareShipment prepareShipment) {
        return Subscription.to("cart-order")
                .named("payment-shipping.cart-order")
                .on("order-paid", PaidOrder.class, (event, order) -> {
                    if (order.needsShipping()) {
                        prepareShipment.prepare(order.orderId(), order.userId());
                    }
                })
                .build();
    }
}
