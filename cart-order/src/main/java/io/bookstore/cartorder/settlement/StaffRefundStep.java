package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.payment.Payments;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.saga.Outcome;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the money of one refund back. Its id is the same each time, so repeating it is how one asks. */
final class StaffRefundStep {

    private static final Logger log = LoggerFactory.getLogger(StaffRefundStep.class);

    private final OpenRefunds refunds;
    private final OrderMoves orders;
    private final Payments payments;

    StaffRefundStep(OpenRefunds refunds, OrderMoves orders, Payments payments) {
        this.refunds = refunds;
        this.orders = orders;
        this.payments = payments;
    }

    Outcome giveBack(Settling settling, UUID refundId) {
        OrderRefund refund = refunds.get(refundId);
        if (!refund.isOpen()) {
            return Outcome.DONE;
        }
        Refund answer = payments.refund(
                settling.order().payment().id(),
                refundId,
                refund.amountCents(),
                "Refund of order " + settling.order().number());
        if (answer.isMade()) {
            orders.noteRefund(refund.orderId(), answer);
            return Outcome.DONE;
        }
        if (answer.hasFailed()) {
            log.error("refund {} of order {} was refused", refundId, refund.orderId());
            refunds.giveUp(refundId);
            return Outcome.DONE;
        }
        if (answer.isPending()) {
            refunds.notePending(refundId);
        }
        return Outcome.UNKNOWN;
    }
}
