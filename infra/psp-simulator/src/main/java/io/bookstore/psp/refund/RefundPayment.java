package io.bookstore.psp.refund;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.intent.Charge;
import io.bookstore.psp.intent.Currencies;
import io.bookstore.psp.intent.PaymentIntent;
import io.bookstore.psp.ledger.LedgerTransaction;
import io.bookstore.psp.memory.Change;
import org.springframework.stereotype.Component;

/** Gives money back, in parts or whole, never more than was captured. */
@Component
class RefundPayment {

    Refund refund(NewRefund wanted, Change change) {
        Charge charge = charge(wanted, change);
        long amount = amount(wanted, charge);
        String id = change.newId("re_3");
        var moved = LedgerTransaction.refund(id, charge.paymentIntent(), amount, charge.currency(), change);
        Refund refund = new Refund(
                id,
                change.now().getEpochSecond(),
                charge.id(),
                charge.paymentIntent(),
                amount,
                charge.currency(),
                wanted.reason(),
                wanted.metadata(),
                moved.id());
        change.announce("refund.created", refund);
        change.announce("charge.refunded", charge.refunded(amount));
        return refund;
    }

    private static Charge charge(NewRefund wanted, Change change) {
        String named = wanted.charge();
        if (named != null) {
            Charge charge =
                    change.find(Charge.class, named).orElseThrow(() -> ApiError.missing("charge", named, "charge"));
            if (charge.amountCaptured() == 0) {
                throw ApiError.invalidRequest(null, "Charge " + charge.id() + " was never captured.");
            }
            return charge;
        }
        String id = String.valueOf(wanted.paymentIntent());
        PaymentIntent intent = change.find(PaymentIntent.class, id)
                .orElseThrow(() -> ApiError.missing("payment_intent", id, "payment_intent"));
        if (!intent.succeeded()) {
            throw ApiError.invalidRequest(
                    null, "This PaymentIntent (" + id + ") does not have a successful charge to refund.");
        }
        return change.find(Charge.class, intent.latestCharge()).orElseThrow();
    }

    private static long amount(NewRefund wanted, Charge charge) {
        if (charge.dispute() != null) {
            throw ApiError.invalidRequest(
                    "charge_disputed", "Charge " + charge.id() + " has been charged back; cannot issue a refund.");
        }
        long left = charge.refundable();
        if (left == 0) {
            throw ApiError.invalidRequest(
                    "charge_already_refunded", "Charge " + charge.id() + " has already been refunded.");
        }
        long amount = wanted.amount() == null ? left : wanted.amount();
        if (amount > left) {
            String of = charge.amountRefunded() == 0 ? "charge amount" : "unrefunded amount on charge";
            throw ApiError.invalidRequest(
                            null,
                            "Refund amount (%s) is greater than %s (%s)"
                                    .formatted(
                                            Currencies.shown(amount, charge.currency()),
                                            of,
                                            Currencies.shown(left, charge.currency())))
                    .param("amount");
        }
        return amount;
    }
}
