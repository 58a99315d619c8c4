package io.bookstore.cartorder.order;

import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.stock.ShortLine;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** What the order's process does to the order. Each is safe to repeat, and does nothing when it is not legal any more. */
public interface OrderMoves {

    /** The saga that gives a cancelled order's money back; begun together with the cancellation. */
    String PAY_BACK = "pay-back";

    /** The saga that ends an order of downloads, which nobody has to pack. */
    String HAND_OVER = "hand-over";

    OrderStatus statusOf(UUID order);

    /** The promotions that the order means to use are claimed; false when a limit of one is reached. */
    boolean redeem(UUID order);

    /** Pending becomes paid, and is announced. */
    OrderStatus pay(UUID order);

    /** Pending becomes cancelled, and is announced. */
    OrderStatus cancel(UUID order, String reason);

    /** Whatever is not on its way becomes cancelled, and the money that was taken is owed back. */
    OrderStatus cancelAndOwe(UUID order, String reason);

    /** Money came for an order that was cancelled before: it is owed back. */
    void owe(UUID order);

    /** A paid order without a parcel becomes delivered, and is announced. */
    void handOver(UUID order);

    void notePayment(UUID order, Payment payment);

    void noteShortage(UUID order, List<ShortLine> shortage);

    /** What is still to go back of an order's money; empty while it is not known what became of a refund. */
    OptionalLong owed(UUID order);

    /** A refund was made; how often and in which order one hears of it does not matter. */
    void noteRefund(UUID order, Refund refund);
}
