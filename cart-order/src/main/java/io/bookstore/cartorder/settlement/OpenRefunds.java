package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.refund.OrderRefund;
import java.util.UUID;

/** What is kept of staff's refunds, as their process uses it. */
interface OpenRefunds {

    OrderRefund get(UUID refund);

    /** The PSP has it, and the money is on its way. */
    void notePending(UUID refund);

    /** The PSP refused for certain: what was set aside is free again. */
    void giveUp(UUID refund);
}
