package io.bookstore.inventory.reservation;

import io.bookstore.platform.feed.Subscription;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows orders behind the saga's own calls, so that a lost call is made up for. */
@Configuration(proxyBeanMethods = false)
class OrderSubscription {

    private static final Logger log = LoggerFactory.getLogger(OrderSubscription.class);

    record Order(UUID orderId) {}

    record Refunded(UUID orderId, UUID refundId, List<ReservationLine> restock) {}

    @Bean
    Subscription ordersFromCartOrder(EndReservation reservation, RestockRefund restockRefund) {
        return Subscription.to("cart-order")
                .named("inventory.cart-order")
                .on("order-paid", Order.class, (event, order) -> {
                    Ending ending = reservation.consume(order.orderId());
                    if (ending != Ending.DONE) {
                        log.error("order {} is paid, but its copies are not set aside: {}", order.orderId(), ending);
                    }
                })
                .on("order-cancelled", Order.class, (event, order) -> reservation.cancel(order.orderId()))
                .on(
                        "order-refunded",
                        Refunded.class,
                        (event, refund) -> restockRefund.restock(refund.orderId(), refund.refundId(), refund.restock()))
                .build();
    }
}
