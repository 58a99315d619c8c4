package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.payment.Payments;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.saga.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;

/** Gives the whole money of a cancelled order back: one refund id for ever, so one refund. */
final class PayBackStep {

    private final Payments payments;
    private final OrderMoves orders;

    PayBackStep(Payments payments, OrderMoves orders) {
        this.payments = payments;
        this.orders = orders;
    }

    Outcome payBack(Settling settling) {
        Order order = settling.order();
        OptionalLong owed = orders.owed(order.id());
        if (owed.isEmpty()) {
            return Outcome.UNKNOWN; // how much is left depends on a refund that staff began before
        }
        if (owed.getAsLong() <= 0) {
            return Outcome.DONE;
        }
        Refund refund = payments.refund(
                order.payment().id(),
                refundId(order.id()),
                owed.getAsLong(),
                "Order " + order.number() + " was cancelled");
        if (refund.hasFailed()) {
            throw new IllegalStateException("the PSP refused to give the money of order " + order.id() + " back");
        }
        if (!refund.isMade()) {
            return Outcome.UNKNOWN;
        }
        orders.noteRefund(order.id(), refund);
        return Outcome.DONE;
    }

    static UUID refundId(UUID order) {
        return UUID.nameUUIDFromBytes(("pay-back:" + order).getBytes(StandardCharsets.UTF_8));
    }
}
