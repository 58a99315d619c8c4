package io.bookstore.cartorder.order;

import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.refund.OrderRefunds;
import io.bookstore.cartorder.refund.RefundStatus;
import io.bookstore.cartorder.refund.Restock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a refund does to its order. The money is set aside before anybody is asked to move it. */
@Component
public class StaffRefunds {

    private static final Set<OrderStatus> REFUNDABLE = EnumSet.range(OrderStatus.PAID, OrderStatus.DELIVERED);

    private final JdbcClient jdbc;
    private final Orders orders;
    private final StoredOrderMoves moves;
    private final OrderRefunds refunds;

    StaffRefunds(JdbcClient jdbc, Orders orders, StoredOrderMoves moves, OrderRefunds refunds) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.moves = moves;
        this.refunds = refunds;
    }

    /** Why a refund cannot be. */
    public enum Refusal {
        /** Nothing was paid, or it goes back anyway. */
        NOT_PAID,
        MORE_THAN_PAID,
        /** Earlier refunds left less than this. */
        MORE_THAN_LEFT,
        /** What became of the last one is not known yet. */
        ANOTHER_IS_OPEN,
        UNKNOWN_LINE,
        MORE_THAN_SOLD,
        /** What is to be paid for did not come back, or was paid for. */
        RETURN_NOT_RECEIVED
    }

    /** Sets the money and the copies aside, or tells why not; then the caller rolls back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refusal> begin(OrderRefund wish) {
        Order order = orders.lock(wish.orderId()).orElseThrow();
        Optional<Refusal> refusal = refusal(order, wish);
        if (refusal.isPresent()) {
            return refusal;
        }
        refunds.insert(wish);
        jdbc.sql("update orders set refunding_cents = refunding_cents + :amount where id = :id")
                .param("amount", wish.amountCents())
                .param("id", order.id())
                .update();
        return wish.restock().stream()
                .filter(back -> !setAside(order.id(), back))
                .findFirst()
                .map(back -> Refusal.MORE_THAN_SOLD);
    }

    private Optional<Refusal> refusal(Order order, OrderRefund wish) {
        long total = order.totals().totalCents();
        if (wish.amountCents() > total) {
            return Optional.of(Refusal.MORE_THAN_PAID);
        }
        if (!REFUNDABLE.contains(order.status())) {
            return Optional.of(Refusal.NOT_PAID);
        }
        if (refunds.open(order.id()).isPresent()) {
            return Optional.of(Refusal.ANOTHER_IS_OPEN);
        }
        if (wish.amountCents() > total - order.refundedCents()) {
            return Optional.of(Refusal.MORE_THAN_LEFT);
        }
        boolean allSold = wish.restock().stream()
                .allMatch(back ->
                        order.lines().stream().anyMatch(line -> line.bookId().equals(back.bookId())));
        return allSold ? Optional.empty() : Optional.of(Refusal.UNKNOWN_LINE);
    }

    private boolean setAside(UUID order, Restock back) {
        return jdbc.sql("update order_line set restocked = restocked + :quantity "
                                + "where order_id = :order and book_id = :book and restocked + :quantity <= quantity")
                        .param("quantity", back.quantity())
                        .param("order", order)
                        .param("book", back.bookId())
                        .update()
                == 1;
    }

    /** The PSP refused for certain: what was set aside is free again. */
    @Transactional
    public void giveUp(UUID id) {
        UUID orderId = refunds.find(id).orElseThrow().orderId();
        Order order = orders.lock(orderId).orElseThrow();
        refunds.end(id, RefundStatus.FAILED).ifPresent(refund -> {
            jdbc.sql("update orders set refunding_cents = refunding_cents - :amount where id = :id")
                    .param("amount", refund.amountCents())
                    .param("id", orderId)
                    .update();
            refund.restock()
                    .forEach(back -> jdbc.sql("update order_line set restocked = restocked - :quantity "
                                    + "where order_id = :order and book_id = :book")
                            .param("quantity", back.quantity())
                            .param("order", orderId)
                            .param("book", back.bookId())
                            .update());
            moves.nextVersion(order, "refund-failed");
        });
    }
}
