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

    /** Books that came back: those that are written off stay out of the stock. */
    record Returned(UUID orderId, UUID returnId, List<Line> lines) {
        record Line(UUID bookId, int restocked) {}

        List<ReservationLine> restock() {
            return lines.stream()
                    .filter(line -> line.restocked() > 0)
                    .map(line -> new ReservationLine(line.bookId(), line.restocked()))
                    .toList();
        }
    }

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
                .on(
                        "return-received",
                        Returned.class,
                        (event, back) -> restockRefund.restock(back.orderId(), back.returnId(), back.restock()))
                .build();
    }
}
