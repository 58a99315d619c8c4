package io.bookstore.cartorder.settlement;

import static io.bookstore.cartorder.saga.Step.pivot;
import static io.bookstore.cartorder.saga.Step.retried;
import static io.bookstore.cartorder.saga.Step.undoable;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.saga.Outcome;
import io.bookstore.cartorder.saga.Progress;
import io.bookstore.cartorder.saga.Saga;
import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.cartorder.saga.SagaRunner;
import io.bookstore.cartorder.saga.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.MDC;

/** The process of an order, and the little ones that follow from it. */
public final class Settlement {

    static final String PLACE_ORDER = "place-order";

    private static final String REFUND = "refund:";
    private static final String ORDER_ID = "order_id";

    private final Saga<Settling> placeOrder;
    private final Saga<Settling> payBack;
    private final Saga<Settling> handOver;
    private final SagaLog sagas;
    private final SagaRunner runner;
    private final Function<UUID, Optional<Order>> orders;
    private final Duration payWithin;
    private final BiFunction<Settling, UUID, Outcome> staffRefund;

    Settlement(
            StockSteps stock,
            ChargeStep money,
            OrderSteps order,
            PayBackStep back,
            BiFunction<Settling, UUID, Outcome> staffRefund,
            SagaLog sagas,
            SagaRunner runner,
            Function<UUID, Optional<Order>> orders,
            Duration payWithin) {
        this.sagas = sagas;
        this.runner = runner;
        this.orders = orders;
        this.payWithin = payWithin;
        this.staffRefund = staffRefund;
        this.placeOrder = new Saga<>(
                PLACE_ORDER,
                List.of(
                        undoable("open the order", order::open, order::open, order::cancel),
                        undoable("hold the stock", stock::hold, stock::askHold, stock::release),
                        pivot("charge", money::charge, money::ask, money::callOff),
                        retried("keep the stock", stock::keep),
                        retried("mark paid", order::markPaid),
                        retried("consume the hold", stock::consume),
                        retried("clear the cart", order::clearCart),
                        retried("honour a late cancellation", order::honourCancellation),
                        retried("hand downloads over", order::beginHandOver)));
        this.payBack = new Saga<>(OrderMoves.PAY_BACK, List.of(retried("pay back", back::payBack)));
        this.handOver = new Saga<>(OrderMoves.HAND_OVER, List.of(retried("hand over", order::handOver)));
    }

    /** Begins an order's process in the transaction that makes the order. */
    public Taken begin(UUID orderId) {
        return sagas.begin(PLACE_ORDER, orderId, payWithin);
    }

    /** Carries the process of a new order as far as it goes now. */
    public void settle(Order order, Taken taken) {
        run(taken, new Settling(order, false));
    }

    /** Where the order's process stands. */
    public Progress progress(UUID orderId) {
        return sagas.find(PLACE_ORDER, orderId)
                .orElseThrow(() -> new IllegalStateException("order " + orderId + " has no process"));
    }

    /** Carries on a process that was left, maybe in the middle of a step. */
    void resume(Taken taken) {
        UUID id = taken.lease().orderId();
        Order order = orders.apply(id).orElseThrow(() -> new IllegalStateException("there is no order " + id));
        run(taken, new Settling(order, true));
    }

    /** Lets go of processes that this replica holds without carrying them on. */
    void releaseAbandoned() {
        runner.releaseAbandoned();
    }

    /** The process that gives the money of one refund of staff's back. */
    static String refund(UUID refundId) {
        return REFUND + refundId;
    }

    private Saga<Settling> saga(String name) {
        if (name.startsWith(REFUND)) {
            UUID refundId = UUID.fromString(name.substring(REFUND.length()));
            return new Saga<>(name, List.of(retried("give back", at -> staffRefund.apply(at, refundId))));
        }
        return switch (name) {
            case PLACE_ORDER -> placeOrder;
            case OrderMoves.PAY_BACK -> payBack;
            case OrderMoves.HAND_OVER -> handOver;
            default -> throw new IllegalStateException("no process is called " + name);
        };
    }

    private void run(Taken taken, Settling settling) {
        Saga<Settling> saga = saga(taken.lease().saga());
        MDC.put(ORDER_ID, settling.order().id().toString());
        try {
            runner.run(saga, taken, settling, settling.resumed());
        } finally {
            MDC.remove(ORDER_ID);
        }
    }
}
