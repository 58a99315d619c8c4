package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.DisputeNews;
import io.bookstore.cartorder.order.DisputeNews.Disputed;
import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.order.Orders;
import io.bookstore.cartorder.order.ParcelNews;
import io.bookstore.cartorder.order.ParcelNews.Parcel;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.platform.feed.Subscription;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What payment-shipping reports. News of a payment only wakes the order's process, which asks for the truth itself:
 * so the order in which news arrive, and how often, does not matter.
 */
@Configuration(proxyBeanMethods = false)
class PaymentNews {

    private static final Logger log = LoggerFactory.getLogger(PaymentNews.class);

    record Paid(UUID orderId) {}

    record Refunded(UUID orderId, UUID refundId, long amountCents, long refundedTotalCents) {
        Refund refund() {
            return new Refund(refundId, amountCents, "succeeded", refundedTotalCents);
        }
    }

    @Bean
    Subscription newsFromPaymentShipping(
            Orders orders, OrderMoves moves, SagaLog sagas, ParcelNews parcels, DisputeNews disputes) {
        return Subscription.to("payment-shipping")
                .named("cart-order.payment-shipping")
                .on("payment-succeeded", Paid.class, (event, paid) -> {
                    known(orders, paid.orderId())
                            .filter(order -> order.status() == OrderStatus.CANCELLED)
                            .ifPresent(cancelled -> moves.owe(cancelled.id()));
                    sagas.nudge(paid.orderId());
                })
                .on("payment-failed", Paid.class, (event, failed) -> sagas.nudge(failed.orderId()))
                .on("refund-made", Refunded.class, (event, made) -> {
                    known(orders, made.orderId()).ifPresent(order -> moves.noteRefund(order.id(), made.refund()));
                    sagas.nudge(made.orderId());
                })
                .on("dispute-opened", Disputed.class, (event, dispute) -> disputes.opened(dispute))
                .on("dispute-closed", Disputed.class, (event, dispute) -> disputes.closed(dispute))
                .on("shipment-created", Parcel.class, (event, parcel) -> parcels.created(event.version(), parcel))
                .on("shipment-dispatched", Parcel.class, (event, parcel) -> parcels.dispatched(event.version(), parcel))
                .on("shipment-tracked", Parcel.class, (event, parcel) -> parcels.tracked(event.version(), parcel))
                .build();
    }

    private static Optional<Order> known(Orders orders, UUID id) {
        Optional<Order> order = orders.find(id);
        if (order.isEmpty()) {
            log.warn("payment-shipping reports something of order {}, which we do not know", id);
        }
        return order;
    }
}
