package io.bookstore.cartorder.order;

import io.bookstore.cartorder.failpoint.FailPoints;
import io.bookstore.cartorder.paper.PapersDue;
import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.redemption.Redemptions;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.refund.OrderRefunds;
import io.bookstore.cartorder.refund.RefundStatus;
import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.cartorder.stock.ShortLine;
import io.bookstore.platform.json.LenientJson;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every change locks the order's row first, makes its next version, one moment of its timeline and, if it matters, an event. */
@Component
@Transactional
class StoredOrderMoves implements OrderMoves {

    private static final Set<PaymentStatus> SETTLED =
            EnumSet.of(PaymentStatus.SUCCEEDED, PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.REFUNDED);

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Moments moments;
    private final Outbox outbox;
    private final SagaLog sagas;
    private final OrderRefunds refunds;
    private final PapersDue papers;
    private final Redemptions redemptions;
    private final FailPoints failPoints;
    private final LenientJson json;
    private final Clock clock;

    StoredOrderMoves(
            JdbcClient jdbc,
            Orders orders,
            Moments moments,
            Outbox outbox,
            SagaLog sagas,
            OrderRefunds refunds,
            PapersDue papers,
            Redemptions redemptions,
            FailPoints failPoints,
            LenientJson json,
            Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.moments = moments;
        this.outbox = outbox;
        this.sagas = sagas;
        this.refunds = refunds;
        this.papers = papers;
        this.redemptions = redemptions;
        this.failPoints = failPoints;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public OrderStatus statusOf(UUID order) {
        return OrderStatus.stored(jdbc.sql("select status from orders where id = :id")
                .param("id", order)
                .query(String.class)
                .single());
    }

    /** Keeps its own transaction: a claim that fails is taken back as a whole. */
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean redeem(UUID id) {
        return redemptions.claim(id);
    }

    @Override
    public OrderStatus pay(UUID id) {
        Order order = locked(id);
        if (order.status() == OrderStatus.PENDING) {
            move(order, OrderStatus.PAID, "paid", null);
            papers.invoice(id, order.totals().totalCents());
            announce(id, "order-paid");
            failPoints.reach(FailPoints.BEFORE_PAID_COMMIT);
            return OrderStatus.PAID;
        }
        return order.status();
    }

    @Override
    public OrderStatus cancel(UUID id, String reason) {
        Order order = locked(id);
        return order.status() == OrderStatus.PENDING ? cancelled(order, reason) : order.status();
    }

    @Override
    public OrderStatus cancelAndOwe(UUID id, String reason) {
        Order order = locked(id);
        if (!order.status().mayBecome(OrderStatus.CANCELLED)) {
            return order.status();
        }
        if (!order.isFree()) {
            sagas.beginOnce(PAY_BACK, id);
        }
        return cancelled(order, reason);
    }

    @Override
    public void owe(UUID id) {
        Order order = locked(id);
        if (order.status() == OrderStatus.CANCELLED && !order.isFree()) {
            sagas.beginOnce(PAY_BACK, id);
        }
    }

    @Override
    public void handOver(UUID id) {
        Order order = locked(id);
        if (order.status() == OrderStatus.PAID && !order.destination().needsShipping()) {
            move(order, OrderStatus.DELIVERED, "delivered", null);
            announce(id, "order-delivered");
        }
    }

    /** News of a refund stay: they are newer than what the charge says. */
    @Override
    public void notePayment(UUID id, Payment payment) {
        Order order = locked(id);
        boolean stays = SETTLED.contains(order.payment().status()) && SETTLED.contains(payment.status());
        jdbc.sql(
                        "update orders set payment_status = :status, payment_brand = coalesce(:brand, payment_brand), "
                                + "payment_last4 = coalesce(:last4, payment_last4), "
                                + "payment_wallet = coalesce(:wallet, payment_wallet), payment_message = :message where id = :id")
                .param("status", (stays ? order.payment().status() : payment.status()).code())
                .param("brand", payment.brand())
                .param("last4", payment.last4())
                .param("wallet", payment.wallet())
                .param("message", payment.message())
                .param("id", id)
                .update();
    }

    @Override
    public void noteShortage(UUID id, List<ShortLine> shortage) {
        jdbc.sql("update orders set shortage = :shortage::jsonb where id = :id")
                .param("shortage", json.mapper().writeValueAsString(shortage))
                .param("id", id)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public OptionalLong owed(UUID id) {
        return jdbc.sql("select total_cents - refunded_cents from orders where id = :id and refunding_cents = 0")
                .param("id", id)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public void noteRefund(UUID id, Refund refund) {
        Order order = locked(id);
        if (refund.refundedTotalCents() <= order.refundedCents()) {
            return;
        }
        Optional<OrderRefund> ours = refunds.end(refund.refundId(), RefundStatus.SUCCEEDED);
        boolean all = refund.refundedTotalCents() >= order.totals().totalCents();
        jdbc.sql("update orders set refunded_cents = :refunded, refunding_cents = refunding_cents - :set_aside, "
                        + "payment_status = :status where id = :id")
                .param("refunded", refund.refundedTotalCents())
                .param("set_aside", ours.map(OrderRefund::amountCents).orElse(0L))
                .param("status", (all ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED).code())
                .param("id", id)
                .update();
        if (order.wasPaid()) {
            papers.creditNote(id, refund.refundId(), refund.refundedTotalCents() - order.refundedCents());
        }
        nextVersion(order, "refunded");
        Order now = orders.find(id).orElseThrow();
        outbox.append(new NewEvent(
                "order-refunded",
                "order",
                id,
                now.version(),
                OrderRefunded.of(
                        now,
                        refund.refundId(),
                        refund.amountCents(),
                        ours.map(OrderRefund::restock).orElse(List.of()))));
    }

    /** The cardholder disputes the payment, or the bank has decided: a moment of the timeline, once. */
    void noteDispute(UUID id, UUID dispute, String event) {
        Order order = locked(id);
        boolean first = jdbc.sql("insert into order_dispute_moment (dispute_id, event, order_id)"
                                + " values (:dispute, :event, :order) on conflict do nothing")
                        .param("dispute", dispute)
                        .param("event", event)
                        .param("order", id)
                        .update()
                == 1;
        if (first) {
            nextVersion(order, event);
        }
    }

    /** Moves a paid order on to {@code target} along the way that parcels go; anything else is left alone. */
    void advance(UUID id, OrderStatus target) {
        for (OrderStatus next : List.of(OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.DELIVERED)) {
            Order order = locked(id);
            boolean onTheWay =
                    order.status() != OrderStatus.PENDING && order.status().compareTo(next) < 0;
            if (onTheWay && next.compareTo(target) <= 0 && order.status().mayBecome(next)) {
                move(order, next, next.code(), null);
                if (next == OrderStatus.DELIVERED) {
                    announce(id, "order-delivered");
                }
            }
        }
    }

    /** The next version of the order for a change that is not a move. */
    void nextVersion(Order order, String event) {
        jdbc.sql("update orders set version = :version, updated_at = :now where id = :id")
                .param("version", order.version() + 1)
                .param("now", OrderRows.timestamp(clock.instant()))
                .param("id", order.id())
                .update();
        moments.add(order.id(), order.version() + 1, clock.instant(), event);
    }

    private OrderStatus cancelled(Order order, String reason) {
        move(order, OrderStatus.CANCELLED, "cancelled", reason);
        redemptions.giveBack(order.id());
        announce(order.id(), "order-cancelled");
        return OrderStatus.CANCELLED;
    }

    /** Makes a legal move; anything else is a mistake of the caller. */
    void move(Order order, OrderStatus next, String event, @Nullable String reason) {
        if (!order.status().mayBecome(next)) {
            throw new IllegalStateException(order.status() + " may not become " + next);
        }
        jdbc.sql("update orders set status = :status, cancel_reason = :reason, payment_method = null, "
                        + "paid_at = case when :status = 'paid' then :now else paid_at end where id = :id")
                .param("status", next.code())
                .param("reason", reason)
                .param("now", OrderRows.timestamp(clock.instant()))
                .param("id", order.id())
                .update();
        if (next == OrderStatus.SHIPPED) {
            jdbc.sql("update order_line set shipped = quantity where order_id = :id")
                    .param("id", order.id())
                    .update();
        }
        nextVersion(order, event);
    }

    void announce(UUID id, String event) {
        Order order = orders.find(id).orElseThrow();
        outbox.append(new NewEvent(event, "order", id, order.version(), OrderEvent.of(order)));
    }

    private Order locked(UUID id) {
        return orders.lock(id).orElseThrow(() -> new IllegalStateException("there is no order " + id));
    }
}
