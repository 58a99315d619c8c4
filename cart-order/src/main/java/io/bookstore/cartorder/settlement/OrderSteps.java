package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.failpoint.FailPoints;
import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.saga.Outcome;
import io.bookstore.cartorder.saga.SagaLog;
import java.util.stream.Collectors;

/** What becomes of the order itself, and of the cart that it was made from. */
final class OrderSteps {

    private final OrderMoves orders;
    private final SagaLog sagas;
    private final CartClearing carts;
    private final FailPoints failPoints;

    OrderSteps(OrderMoves orders, SagaLog sagas, CartClearing carts, FailPoints failPoints) {
        this.orders = orders;
        this.sagas = sagas;
        this.carts = carts;
        this.failPoints = failPoints;
    }

    /** The order was committed together with this saga's beginning; here it gets the promotions that it counts on. */
    Outcome open(Settling settling) {
        if (orders.redeem(settling.order().id())) {
            return Outcome.DONE;
        }
        orders.cancel(settling.order().id(), Reasons.PROMOTION_USED_UP);
        return Outcome.refused(Reasons.PROMOTION_USED_UP);
    }

    Outcome cancel(Settling settling, String reason) {
        orders.cancel(settling.order().id(), reason);
        return Outcome.DONE;
    }

    /** Money for an order that is cancelled goes back, once. */
    Outcome markPaid(Settling settling) {
        if (orders.pay(settling.order().id()) == OrderStatus.CANCELLED) {
            orders.owe(settling.order().id());
        }
        failPoints.reach(FailPoints.AFTER_PAID_COMMIT);
        return Outcome.DONE;
    }

    Outcome clearCart(Settling settling) {
        Order order = settling.order();
        if (order.cart() != null && orders.statusOf(order.id()) != OrderStatus.CANCELLED) {
            carts.takeOut(
                    order.owner(),
                    order.id(),
                    order.lines().stream().collect(Collectors.toMap(OrderLine::bookId, OrderLine::quantity)));
        }
        return Outcome.DONE;
    }

    /** The shopper wished to cancel while the money was on its way, and the money was faster. */
    Outcome honourCancellation(Settling settling) {
        sagas.wish(Settlement.PLACE_ORDER, settling.order().id())
                .ifPresent(reason -> orders.cancelAndOwe(settling.order().id(), reason));
        return Outcome.DONE;
    }

    /** Whoever asks right after paying is told that it is paid; the rest happens a moment later. */
    Outcome beginHandOver(Settling settling) {
        Order order = settling.order();
        if (!order.destination().needsShipping() && orders.statusOf(order.id()) == OrderStatus.PAID) {
            sagas.beginOnce(OrderMoves.HAND_OVER, order.id());
        }
        return Outcome.DONE;
    }

    Outcome handOver(Settling settling) {
        orders.handOver(settling.order().id());
        return Outcome.DONE;
    }
}
