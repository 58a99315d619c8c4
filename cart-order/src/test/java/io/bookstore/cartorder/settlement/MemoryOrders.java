package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.order.OrderPayment;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.cartorder.stock.ShortLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The table of orders in memory, with every move that was made. */
final class MemoryOrders implements OrderMoves {

    private final Map<UUID, Order> orders = new HashMap<>();
    private final SagaLog sagas;
    private final Consumer<UUID> onCancelled;

    final Map<UUID, List<OrderStatus>> walks = new HashMap<>();
    Faults faults = Faults.NONE;

    MemoryOrders(SagaLog sagas, Consumer<UUID> onCancelled) {
        this.sagas = sagas;
        this.onCancelled = onCancelled;
    }

    void add(Order order) {
        orders.put(order.id(), order);
        walks.put(order.id(), new ArrayList<>(List.of(order.status())));
    }

    Optional<Order> find(UUID id) {
        return Optional.ofNullable(orders.get(id));
    }

    @Override
    public OrderStatus statusOf(UUID order) {
        return orders.get(order).status();
    }

    @Override
    public OrderStatus pay(UUID order) {
        return Faults.call(faults, "pay", false, () -> move(order, OrderStatus.PAID, null));
    }

    @Override
    public OrderStatus cancel(UUID order, String reason) {
        return Faults.call(
                faults,
                "cancelOrder",
                false,
                () -> statusOf(order) == OrderStatus.PENDING
                        ? move(order, OrderStatus.CANCELLED, reason)
                        : statusOf(order));
    }

    @Override
    public OrderStatus cancelAndOwe(UUID order, String reason) {
        return Faults.call(faults, "cancelAndOwe", false, () -> {
            if (!statusOf(order).mayBecome(OrderStatus.CANCELLED)) {
                return statusOf(order);
            }
            OrderStatus status = move(order, OrderStatus.CANCELLED, reason);
            owe(order);
            return status;
        });
    }

    @Override
    public void owe(UUID order) {
        if (statusOf(order) == OrderStatus.CANCELLED) {
            sagas.beginOnce(PAY_BACK, order);
        }
    }

    @Override
    public void notePayment(UUID order, Payment payment) {
        OrderPayment known = orders.get(order).payment();
        change(order, at -> with(at, at.status(), at.cancelReason(), payment.status(), at.refundedCents()));
        assert known.id().equals(orders.get(order).payment().id());
    }

    @Override
    public void noteShortage(UUID order, List<ShortLine> shortage) {}

    @Override
    public OptionalLong owed(UUID order) {
        Order at = orders.get(order);
        return OptionalLong.of(at.totals().totalCents() - at.refundedCents());
    }

    @Override
    public void noteRefund(UUID order, Refund refund) {
        change(
                order,
                at -> with(
                        at,
                        at.status(),
                        at.cancelReason(),
                        PaymentStatus.REFUNDED,
                        Math.max(at.refundedCents(), refund.refundedTotalCents())));
    }

    private OrderStatus move(UUID id, OrderStatus next, String reason) {
        Order at = orders.get(id);
        if (at.status().mayBecome(next)) {
            change(id, order -> with(order, next, reason, order.payment().status(), order.refundedCents()));
            walks.get(id).add(next);
            if (next == OrderStatus.CANCELLED) {
                onCancelled.accept(id);
            }
        }
        return orders.get(id).status();
    }

    private void change(UUID id, UnaryOperator<Order> change) {
        orders.computeIfPresent(id, (key, order) -> change.apply(order));
    }

    private static Order with(Order at, OrderStatus status, String reason, PaymentStatus payment, long refunded) {
        OrderPayment was = at.payment();
        return new Order(
                at.id(),
                at.number(),
                at.userId(),
                at.owner(),
                status,
                at.version() + 1,
                at.totals(),
                refunded,
                at.lines(),
                at.destination(),
                at.email(),
                at.cart(),
                new OrderPayment(was.id(), was.method(), payment, was.brand(), was.last4(), was.message()),
                reason,
                at.shortage(),
                at.createdAt(),
                at.updatedAt(),
                at.paidAt());
    }
}
