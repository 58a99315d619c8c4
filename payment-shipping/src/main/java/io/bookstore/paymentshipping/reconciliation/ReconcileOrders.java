package io.bookstore.paymentshipping.reconciliation;

import io.bookstore.paymentshipping.reconciliation.OrderStandings.Standing;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares orders, as cart-order announced them, with our payments; what is behind, cart-order is told to settle. */
@Component
class ReconcileOrders {

    private static final int BATCH = 200;
    private static final int ASKED = 50;

    private final OrderCopies copies;
    private final MoneyRows rows;
    private final OrderStandings orders;
    private final Report report;

    ReconcileOrders(OrderCopies copies, MoneyRows rows, OrderStandings orders, Report report) {
        this.copies = copies;
        this.rows = rows;
        this.orders = orders;
        this.report = report;
    }

    /** @return how many were compared */
    long compare(Instant settledBefore) {
        Report.Part part = report.part(FindingKind.Side.ORDER);
        long compared = 0;
        for (PaymentRow payment : rows.withoutOrder(settledBefore, ASKED)) {
            compared++;
            ask(payment, part);
        }
        for (OrderCopies.Compared order : copies.open(settledBefore, BATCH)) {
            compared++;
            part.compared(order.orderId().toString());
            Optional<Finding> finding = finding(order);
            finding.ifPresentOrElse(part::found, () -> copies.agrees(order.orderId()));
            finding.filter(found -> found.kind() == FindingKind.REFUND_OWED)
                    .ifPresent(owed -> orders.settle(order.orderId()));
        }
        part.close();
        return compared;
    }

    /** Captured money whose order was not announced, or was announced before the money came. */
    private void ask(PaymentRow payment, Report.Part part) {
        UUID orderId = payment.orderId();
        if (copies.isKnown(orderId)) {
            copies.compareAgain(orderId);
            rows.orderSeen(payment.paymentId());
            return;
        }
        switch (orders.of(orderId)) {
            case Standing.NoAnswer later -> {}
            case Standing.None none -> {
                part.compared(orderId.toString());
                part.found(found(
                        FindingKind.CAPTURED_WITHOUT_ORDER, orderId, payment.paymentId(), "there is no such order"));
            }
            case Standing.Known order -> {
                part.compared(orderId.toString());
                judge(payment, order, part);
            }
        }
    }

    private void judge(PaymentRow payment, Standing.Known order, Report.Part part) {
        if (order.status().equals("pending")) {
            part.found(found(
                    FindingKind.ORDER_BEHIND, payment.orderId(), payment.paymentId(), "it is pending but paid for"));
            orders.settle(payment.orderId());
        } else if (!order.paymentId().equals(payment.paymentId())) {
            part.found(found(
                    FindingKind.ORDER_DIFFERS,
                    payment.orderId(),
                    payment.paymentId(),
                    "the order knows payment " + order.paymentId()));
        } else {
            copies.note(
                    payment.orderId(),
                    order.totalCents(),
                    order.currency(),
                    order.status().equals("cancelled") ? "cancelled" : "paid");
            rows.orderSeen(payment.paymentId());
        }
    }

    static Optional<Finding> finding(OrderCopies.Compared order) {
        UUID id = order.orderId();
        UUID payment = order.paymentId();
        if (order.status().equals("cancelled")) {
            return order.keptCents() > 0
                    ? Optional.of(found(
                            FindingKind.REFUND_OWED, id, payment, "it is cancelled and keeps " + order.keptCents()))
                    : Optional.empty();
        }
        if (payment == null) {
            return order.totalCents() > 0
                    ? Optional.of(
                            found(FindingKind.ORDER_WITHOUT_CAPTURE, id, null, "it is paid, but nothing was captured"))
                    : Optional.empty();
        }
        boolean same =
                order.totalCents() == order.capturedCents() && order.currency().equals(order.capturedCurrency());
        return same
                ? Optional.empty()
                : Optional.of(found(
                        FindingKind.ORDER_DIFFERS,
                        id,
                        payment,
                        "it costs " + order.totalCents() + " " + order.currency() + ", captured were "
                                + order.capturedCents() + " " + order.capturedCurrency()));
    }

    private static Finding found(FindingKind kind, UUID order, @Nullable UUID payment, String detail) {
        return new Finding(kind, order.toString(), payment, order, detail);
    }
}
