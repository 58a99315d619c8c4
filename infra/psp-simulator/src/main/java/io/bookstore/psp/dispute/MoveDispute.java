package io.bookstore.psp.dispute;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.card.PaymentMethod;
import io.bookstore.psp.card.TestCard;
import io.bookstore.psp.intent.AfterCapture;
import io.bookstore.psp.intent.Charge;
import io.bookstore.psp.ledger.LedgerTransaction;
import io.bookstore.psp.memory.Change;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens and closes disputes, and moves the money with them. */
@Component
class MoveDispute implements AfterCapture {

    /** Stripe keeps it, however the dispute ends. */
    private static final long FEE = 1_500;

    @Override
    public void taken(Charge captured, PaymentMethod method, Change change) {
        if (method.card().testCard() == TestCard.DISPUTED) {
            open(captured, "fraudulent", change);
        }
    }

    Dispute open(Charge charge, String reason, Change change) {
        if (charge.dispute() != null || charge.refundable() == 0) {
            throw ApiError.invalidRequest(null, "Charge " + charge.id() + " cannot be disputed (again).");
        }
        String id = change.newId("dp_1");
        long amount = charge.refundable();
        var taken = LedgerTransaction.dispute(id, charge.paymentIntent(), -amount, FEE, charge.currency(), change);
        Dispute dispute = new Dispute(
                id,
                change.now().getEpochSecond(),
                charge.id(),
                charge.paymentIntent(),
                amount,
                charge.currency(),
                reason,
                Dispute.Status.NEEDS_RESPONSE,
                List.of(taken));
        change.keep(charge.disputed(id));
        change.announce("charge.dispute.created", dispute);
        change.announce("charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    Dispute close(Dispute dispute, boolean won, Change change) {
        if (!dispute.isOpen()) {
            throw ApiError.invalidRequest(null, "Dispute " + dispute.id() + " is closed already.");
        }
        if (!won) {
            Dispute lost = dispute.closed(Dispute.Status.LOST, null);
            change.announce("charge.dispute.closed", lost);
            return lost;
        }
        var back = LedgerTransaction.dispute(
                dispute.id(), dispute.paymentIntent(), dispute.amount(), 0, dispute.currency(), change);
        Dispute closed = dispute.closed(Dispute.Status.WON, back);
        change.announce("charge.dispute.closed", closed);
        change.announce("charge.dispute.funds_reinstated", closed);
        return closed;
    }
}
