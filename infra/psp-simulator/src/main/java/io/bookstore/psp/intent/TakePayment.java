package io.bookstore.psp.intent;

import io.bookstore.psp.card.PaymentMethod;
import io.bookstore.psp.card.TestCard.BankAnswer;
import io.bookstore.psp.ledger.LedgerTransaction;
import io.bookstore.psp.memory.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the bank for the money and books what it says. */
@Component
class TakePayment {

    private final AfterCapture afterCapture;

    TakePayment(AfterCapture afterCapture) {
        this.afterCapture = afterCapture;
    }

    /** The bank agrees: the money is taken now, or set aside for a capture by hand. */
    PaymentIntent take(PaymentIntent intent, PaymentMethod method, boolean authenticated, Change change) {
        PaymentMethod used = kept(intent.terms(), method, change);
        Charge charge = attempt(change.newId("ch_3"), intent, used, authenticated, null, change);
        if (intent.terms().capturedByHand()) {
            change.announce("charge.succeeded", charge);
            PaymentIntent authorized = intent.moved(intent.state().authorized(charge));
            change.announce("payment_intent.amount_capturable_updated", authorized);
            return authorized;
        }
        Charge captured = capture(charge, intent, charge.amount(), change);
        change.announce("charge.succeeded", captured);
        return paid(intent, method, captured, change);
    }

    private static PaymentMethod kept(Terms terms, PaymentMethod method, Change change) {
        if (terms.customer() == null || !terms.savesMethod() || method.belongsTo(terms.customer())) {
            return change.keep(method.used());
        }
        PaymentMethod attached = method.attachedTo(terms.customer());
        change.announce("payment_method.attached", attached);
        return attached;
    }

    /** The capture by hand, of all or a part; the rest is let go. */
    PaymentIntent capture(PaymentIntent intent, Charge charge, long amount, Change change) {
        Charge captured = capture(charge, intent, amount, change);
        change.announce("charge.captured", captured);
        PaymentMethod method =
                change.find(PaymentMethod.class, captured.paymentMethod()).orElseThrow();
        return paid(intent, method, captured, change);
    }

    /** The bank refuses: the attempt is kept and the shopper may try another card. */
    PaymentIntent decline(PaymentIntent intent, PaymentMethod method, BankAnswer answer, Change change) {
        String id = change.newId("ch_3");
        PaymentFailure failure = PaymentFailure.declined(answer, id, method);
        change.announce("charge.failed", attempt(id, intent, method, false, failure, change));
        return failed(intent, failure, change);
    }

    PaymentIntent failed(PaymentIntent intent, PaymentFailure failure, Change change) {
        PaymentIntent failed = intent.moved(intent.state().failed(failure));
        change.announce("payment_intent.payment_failed", failed);
        return failed;
    }

    private PaymentIntent paid(PaymentIntent intent, PaymentMethod method, Charge charge, Change change) {
        PaymentIntent paid = intent.moved(intent.state().paid(charge));
        change.announce("payment_intent.succeeded", paid);
        afterCapture.taken(charge, method, change);
        return paid;
    }

    private static Charge capture(Charge charge, PaymentIntent intent, long amount, Change change) {
        var moved = LedgerTransaction.charge(charge.id(), intent.id(), amount, charge.currency(), change);
        return charge.captured(amount, moved.id());
    }

    private static Charge attempt(
            String id,
            PaymentIntent intent,
            PaymentMethod method,
            boolean authenticated,
            @Nullable PaymentFailure failure,
            Change change) {
        Terms terms = intent.terms();
        return new Charge(
                id,
                change.now().getEpochSecond(),
                intent.id(),
                method.id(),
                method.card(),
                authenticated,
                terms.amount(),
                terms.currency(),
                0,
                0,
                failure,
                null,
                terms.description(),
                terms.metadata(),
                terms.customer(),
                null);
    }
}
