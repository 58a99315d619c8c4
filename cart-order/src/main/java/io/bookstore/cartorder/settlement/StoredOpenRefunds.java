package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.StaffRefunds;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.refund.OrderRefunds;
import io.bookstore.cartorder.refund.RefundStatus;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class StoredOpenRefunds implements OpenRefunds {

    private final OrderRefunds refunds;
    private final StaffRefunds staffRefunds;

    StoredOpenRefunds(OrderRefunds refunds, StaffRefunds staffRefunds) {
        this.refunds = refunds;
        this.staffRefunds = staffRefunds;
    }

    @Override
    public OrderRefund get(UUID refund) {
        return refunds.find(refund).orElseThrow();
    }

    @Override
    public void notePending(UUID refund) {
        refunds.mark(refund, RefundStatus.PENDING);
    }

    @Override
    public void giveUp(UUID refund) {
        staffRefunds.giveUp(refund);
    }
}
