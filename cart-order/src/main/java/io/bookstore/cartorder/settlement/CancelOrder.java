package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.saga.SagaLog;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Cancels an order that is not on its way yet; what was paid goes back. */
@Component
class CancelOrder {

    private final SagaLog sagas;
    private final Settlement settlement;
    private final OrderMoves orders;

    CancelOrder(SagaLog sagas, Settlement settlement, OrderMoves orders) {
        this.sagas = sagas;
        this.settlement = settlement;
        this.orders = orders;
    }

    /**
     * The order's status afterwards: cancelled; or pending, when the money may be on its way and the cancellation
     * waits for that to be known; or whatever makes it too late.
     */
    OrderStatus cancel(Order order, String reason) {
        UUID id = order.id();
        OrderStatus status = orders.statusOf(id);
        if (status == OrderStatus.PENDING) {
            sagas.turnBack(Settlement.PLACE_ORDER, id, reason);
            sagas.take(Settlement.PLACE_ORDER, id).ifPresent(settlement::resume);
            status = orders.statusOf(id);
        }
        if (status == OrderStatus.PAID || status == OrderStatus.PACKED) {
            status = orders.cancelAndOwe(id, reason);
        }
        if (status == OrderStatus.CANCELLED) {
            sagas.take(OrderMoves.PAY_BACK, id).ifPresent(settlement::resume);
        }
        return status;
    }
}
