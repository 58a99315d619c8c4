package io.bookstore.paymentshipping.shipment;

import io.bookstore.paymentshipping.reconciliation.OrderCopies;
import io.bookstore.platform.feed.Subscription;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows orders from their payment to their arrival, or to their cancellation. */
@Configuration(proxyBeanMethods = false)
class OrderSubscription {

    record PaidOrder(UUID orderId, @Nullable UUID userId, long totalCents, String currency, boolean needsShipping) {}

    record DeliveredOrder(UUID orderId) {}

    record CancelledOrder(UUID orderId, long totalCents, String currency) {}

    record ShippedOrder(
            UUID orderId,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl) {
        MoveShipment.Handover parcel() {
            return new MoveShipment.Handover(carrier, trackingNumber, trackingUrl);
        }
    }

    record PartShippedOrder(
            UUID orderId,
            UUID shipmentId,
            @Nullable UUID userId,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl) {
        MoveShipment.Handover parcel() {
            return new MoveShipment.Handover(carrier, trackingNumber, trackingUrl);
        }
    }

    @Bean
    Subscription ordersFromCartOrder(PrepareShipment prepareShipment, MoveShipment moveShipment, OrderCopies copies) {
        return Subscription.to("cart-order")
                .named("payment-shipping.cart-order")
                .on("order-paid", PaidOrder.class, (event, order) -> {
                    copies.note(order.orderId(), order.totalCents(), order.currency(), "paid");
                    if (order.needsShipping()) {
                        prepareShipment.prepare(order.orderId(), order.userId());
                    }
                })
                .on(
                        "order-shipped",
                        ShippedOrder.class,
                        (event, order) -> moveShipment.dispatch(order.orderId(), order.parcel()))
                .on(
                        "order-part-shipped",
                        PartShippedOrder.class,
                        (event, order) -> moveShipment.dispatchPart(
                                order.orderId(), order.shipmentId(), order.userId(), order.parcel()))
                .on("order-delivered", DeliveredOrder.class, (event, order) -> moveShipment.deliver(order.orderId()))
                .on("order-cancelled", CancelledOrder.class, (event, order) -> {
                    copies.note(order.orderId(), order.totalCents(), order.currency(), "cancelled");
                    moveShipment.cancel(order.orderId());
                })
                .build();
    }
}
