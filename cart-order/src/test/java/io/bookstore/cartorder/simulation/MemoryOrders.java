package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.refund.RefundStatus;
import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.cartorder.stock.ShortLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The table of orders in memory, with every move that was made and every event that was told. */
public final class MemoryOrders implements OrderMoves {

    private static final Set<PaymentStatus> SETTLED =
            Set.of(PaymentStatus.SUCCEEDED, PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.REFUNDED);

    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final SagaLog sagas;
    private final Consumer<Event> outbox;

    public Faults faults = Faults.NONE;

    /** A bug to plant: what is told may never happen. */
    public boolean tellsBeforeCommit;

    public MemoryOrders(SagaLog sagas, Consumer<Event> outbox) {
        this.sagas = sagas;
        this.outbox = outbox;
    }

    /** @param refund that made it, with the copies that came back */
    public record Event(String type, UUID order, long version, OrderRefund refund) {}

    /** An order with what is kept beside it. */
    private static final class Row {
        private Order order;
        private long refunding;
        private final List<String> moments = new ArrayList<>(List.of("placed"));
        private final List<OrderStatus> walk = new ArrayList<>(List.of(OrderStatus.PENDING));
        private final Map<UUID, OrderRefund> refunds = new LinkedHashMap<>();
        private final Map<UUID, Integer> restocked = new HashMap<>();

        Row(Order order) {
            this.order = order;
        }
    }

    public void add(Order order) {
        Invariant.M3.require(
                order.totals().subtotalCents()
                        == order.lines().stream()
                                .mapToLong(line -> line.unitPriceCents() * line.quantity())
                                .sum(),
                () -> order.totals() + " is not the sum of the lines");
        rows.put(order.id(), new Row(order));
        outbox.accept(new Event("order-created", order.id(), order.version(), null));
    }

    public Optional<Order> find(UUID id) {
        return Optional.ofNullable(rows.get(id)).map(row -> row.order);
    }

    public List<Order> all() {
        return rows.values().stream().map(row -> row.order).toList();
    }

    public List<OrderStatus> walk(UUID id) {
        return rows.get(id).walk;
    }

    public List<String> moments(UUID id) {
        return rows.get(id).moments;
    }

    public int restocked(UUID id, UUID book) {
        return rows.get(id).restocked.getOrDefault(book, 0);
    }

    public long refunding(UUID id) {
        return rows.get(id).refunding;
    }

    /** There are no promotions in the stories; their races are tested on the database. */
    @Override
    public boolean redeem(UUID order) {
        return statusOf(order) != OrderStatus.CANCELLED;
    }

    @Override
    public OrderStatus statusOf(UUID order) {
        return rows.get(order).order.status();
    }

    @Override
    public OrderStatus pay(UUID order) {
        if (tellsBeforeCommit && statusOf(order) == OrderStatus.PENDING) {
            outbox.accept(new Event("order-paid", order, rows.get(order).order.version() + 1, null));
        }
        return faults.carry("pay", false, () -> {
            if (statusOf(order) == OrderStatus.PENDING) {
                move(order, OrderStatus.PAID, "paid", null);
                if (!tellsBeforeCommit) {
                    tell("order-paid", order, null);
                }
            }
            return statusOf(order);
        });
    }

    @Override
    public OrderStatus cancel(UUID order, String reason) {
        return faults.carry("cancelOrder", false, () -> {
            if (statusOf(order) == OrderStatus.PENDING) {
                cancelled(order, reason);
            }
            return statusOf(order);
        });
    }

    @Override
    public OrderStatus cancelAndOwe(UUID order, String reason) {
        return faults.carry("cancelAndOwe", false, () -> {
            if (statusOf(order).mayBecome(OrderStatus.CANCELLED)) {
                cancelled(order, reason);
                owe(order);
            }
            return statusOf(order);
        });
    }

    private void cancelled(UUID order, String reason) {
        move(order, OrderStatus.CANCELLED, "cancelled", reason);
        tell("order-cancelled", order, null);
    }

    @Override
    public void owe(UUID order) {
        Order at = rows.get(order).order;
        if (at.status() == OrderStatus.CANCELLED && !at.isFree()) {
            sagas.beginOnce(PAY_BACK, order);
        }
    }

    @Override
    public void handOver(UUID order) {
        faults.carry("handOver", false, () -> {
            Order at = rows.get(order).order;
            return at.status() == OrderStatus.PAID
                    && !at.destination().needsShipping()
                    && advance(order, OrderStatus.DELIVERED);
        });
    }

    /** What staff do with a parcel; false, and nothing done, when it is not the time for that. */
    public boolean advance(UUID order, OrderStatus next) {
        if (!statusOf(order).mayBecome(next)) {
            return false;
        }
        move(order, next, next.code(), null);
        if (next == OrderStatus.SHIPPED || next == OrderStatus.DELIVERED) {
            tell("order-" + next.code(), order, null);
        }
        return true;
    }

    @Override
    public void notePayment(UUID order, Payment payment) {
        faults.carry("notePayment", false, () -> {
            Row row = rows.get(order);
            PaymentStatus was = row.order.payment().status();
            boolean stays = SETTLED.contains(was) && SETTLED.contains(payment.status());
            row.order = Copies.with(
                    row.order, row.order.version(), stays ? was : payment.status(), row.order.refundedCents());
            return true;
        });
    }

    @Override
    public void noteShortage(UUID order, List<ShortLine> shortage) {}

    @Override
    public OptionalLong owed(UUID order) {
        Row row = rows.get(order);
        return row.refunding > 0
                ? OptionalLong.empty()
                : OptionalLong.of(row.order.totals().totalCents() - row.order.refundedCents());
    }

    @Override
    public void noteRefund(UUID order, Refund refund) {
        faults.carry("noteRefund", false, () -> {
            Row row = rows.get(order);
            if (refund.refundedTotalCents() > row.order.refundedCents()) {
                refunded(row, refund);
            }
            return true;
        });
    }

    private void refunded(Row row, Refund refund) {
        OrderRefund ours = row.refunds.get(refund.refundId());
        boolean open = ours != null && ours.isOpen();
        if (open) {
            row.refunding -= ours.amountCents();
            row.refunds.put(ours.id(), Copies.with(ours, RefundStatus.SUCCEEDED));
        }
        long total = row.order.totals().totalCents();
        Invariant.M1.require(
                refund.refundedTotalCents() + row.refunding <= total,
                () -> refund.refundedTotalCents() + " and " + row.refunding + " of " + total + " are to go back");
        boolean all = refund.refundedTotalCents() >= total;
        PaymentStatus status = all ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
        row.order = Copies.with(row.order, row.order.version() + 1, status, refund.refundedTotalCents());
        row.moments.add("refunded");
        tell("order-refunded", row.order.id(), open ? ours : null);
    }

    /** Sets a refund of staff's aside; false when it cannot be. */
    public boolean beginRefund(OrderRefund wish) {
        Row row = rows.get(wish.orderId());
        OrderStatus status = row.order.status();
        boolean paid = status != OrderStatus.PENDING && status != OrderStatus.CANCELLED;
        boolean possible = paid
                && row.refunding == 0
                && wish.amountCents() <= row.order.totals().totalCents() - row.order.refundedCents()
                && wish.restock().stream()
                        .allMatch(back -> row.restocked.getOrDefault(back.bookId(), 0) + back.quantity()
                                <= Copies.sold(row.order, back.bookId()));
        if (possible) {
            row.refunds.put(wish.id(), wish);
            row.refunding += wish.amountCents();
            wish.restock().forEach(back -> row.restocked.merge(back.bookId(), back.quantity(), Integer::sum));
        }
        return possible;
    }

    public boolean hasRefund(UUID id) {
        return rows.values().stream().anyMatch(row -> row.refunds.containsKey(id));
    }

    public OrderRefund refund(UUID id) {
        return rowOf(id).refunds.get(id);
    }

    private Row rowOf(UUID refund) {
        return rows.values().stream()
                .filter(row -> row.refunds.containsKey(refund))
                .findFirst()
                .orElseThrow();
    }

    public void pendingRefund(UUID id) {
        faults.carry("pendingRefund", false, () -> {
            Map<UUID, OrderRefund> refunds = rowOf(id).refunds;
            return refunds.computeIfPresent(
                    id, (key, refund) -> refund.isOpen() ? Copies.with(refund, RefundStatus.PENDING) : refund);
        });
    }

    public void giveUpRefund(UUID id) {
        faults.carry("giveUp", false, () -> {
            Row row = rowOf(id);
            OrderRefund refund = row.refunds.get(id);
            if (refund.isOpen()) {
                row.refunds.put(id, Copies.with(refund, RefundStatus.FAILED));
                row.refunding -= refund.amountCents();
                refund.restock().forEach(back -> row.restocked.merge(back.bookId(), -back.quantity(), Integer::sum));
                row.order = Copies.with(
                        row.order, row.order.version() + 1, row.order.payment().status(), row.order.refundedCents());
                row.moments.add("refund-failed");
            }
            return true;
        });
    }

    private void tell(String type, UUID order, OrderRefund refund) {
        outbox.accept(new Event(type, order, rows.get(order).order.version(), refund));
    }

    private void move(UUID id, OrderStatus next, String moment, String reason) {
        Row row = rows.get(id);
        Order at = row.order;
        Invariant.O2.require(at.status().mayBecome(next), () -> at.status() + " became " + next);
        row.order = Copies.with(at, next, at.version() + 1, at.payment().status(), at.refundedCents(), reason);
        row.walk.add(next);
        row.moments.add(moment);
    }
}
