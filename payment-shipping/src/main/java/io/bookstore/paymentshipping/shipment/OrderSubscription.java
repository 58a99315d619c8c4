package io.bookstore.paymentshipping.shipment;

import io.bookstore.platform.feed.Subscription;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows orders from their payment to their arrival, or to their cancellation. */
@Configuration(proxyBeanMethods = false)
class OrderSubscription {

    record PaidOrder(UUID orderId, @Nullable UUID userId, boolean needsShipping) {}

    record Order(UUID orderId) {}

    record ShippedOrder(
            UUID orderId,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl) {
        MoveShipment.Handover parcel() {
            return new MoveShipment.Handover(carrier, trackingNumber, trackingUrl);
        }
    }

    @Bean
    Subscription ordersFromCartOrder(PrepareShipment prepareShipment, MoveShipment moveShipment) {
        return Subscription.to("cart-order")
                .named("payment-shipping.cart-order")
                .on("order-paid", PaidOrder.class, (event, order) -> {
                    if (order.needsShipping()) {
                        prepareShipment.prepare(order.orderId(), order.userId());
                    }
                })
                .on(
                        "order-shipped",
                        ShippedOrder.class,
                        (event, order) -> moveShipment.dispatch(order.orderId(), order.parcel()))
                .on("order-delivered", Order.class, (event, order) -> moveShipment.deliver(order.orderId()))
                .on("order-cancelled", Order.class, (event, order) -> moveShipment.cancel(order.orderId()))
                .build();
    }
}
