package io.bookstore.paymentshipping.refund;

import io.bookstore.paymentshipping.payment.RefundablePayments;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives money back, once per refund id and never more than was captured. */
@Component
class MakeRefund {

    private final Refunds refunds;
    private final RefundablePayments payments;
    private final AskAboutRefund askAboutRefund;
    private final RefundSettings settings;
    private final TransactionTemplate transaction;

    MakeRefund(
            Refunds refunds,
            RefundablePayments payments,
            AskAboutRefund askAboutRefund,
            RefundSettings settings,
            PlatformTransactionManager transactions) {
        this.refunds = refunds;
        this.payments = payments;
        this.askAboutRefund = askAboutRefund;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How the wish to give money back was met. */
    sealed interface Outcome {

        /** @param totalCents all that the payment has given back */
        record Taken(Refund refund, long totalCents) implements Outcome {}

        record UnknownPayment() implements Outcome {}

        record NotCaptured() implements Outcome {}

        record TooLarge() implements Outcome {}

        /** The refund id stands for something else. */
        record OtherRefund() implements Outcome {}
    }

    Outcome make(UUID refundId, UUID paymentId, long amountCents, String reason) {
        Outcome outcome = transaction.execute(status -> begin(refundId, paymentId, amountCents, reason));
        if (!(outcome instanceof Outcome.Taken(Refund refund, long before))) {
            return outcome;
        }
        Refund asked = askAboutRefund.about(refund);
        Long total = asked.refundedTotal();
        return new Outcome.Taken(asked, total == null ? payments.refundedCents(paymentId) : total);
    }

    /** Committed before Stripe hears of it, so that no money goes back without a row. */
    private Outcome begin(UUID refundId, UUID paymentId, long amountCents, String reason) {
        if (!payments.exists(paymentId)) {
            return new Outcome.UnknownPayment();
        }
        if (payments.lock(paymentId).isEmpty()) {
            return new Outcome.NotCaptured();
        }
        Optional<Refund> earlier = refunds.find(refundId);
        if (earlier.isPresent()) {
            Refund known = earlier.get();
            boolean same = known.paymentId().equals(paymentId) && known.amountCents() == amountCents;
            return same ? new Outcome.Taken(known, 0) : new Outcome.OtherRefund();
        }
        if (!payments.reserve(paymentId, amountCents)) {
            return new Outcome.TooLarge();
        }
        return new Outcome.Taken(refunds.insert(refundId, paymentId, amountCents, reason, settings.askAfter()), 0);
    }
}
