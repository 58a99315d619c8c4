package io.bookstore.paymentshipping.refund;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** For those who hear that something happened to a refund: has it read from Stripe. */
@Component
public class RefundTruth {

    private final Refunds refunds;
    private final AskAboutRefund askAboutRefund;

    RefundTruth(Refunds refunds, AskAboutRefund askAboutRefund) {
        this.refunds = refunds;
        this.askAboutRefund = askAboutRefund;
    }

    /** @return nothing when the refund is not ours, else whether it is clear what became of it */
    public Optional<Boolean> learn(UUID refundId) {
        return refunds.find(refundId).map(refund -> askAboutRefund.about(refund).status() != RefundStatus.UNKNOWN);
    }
}
