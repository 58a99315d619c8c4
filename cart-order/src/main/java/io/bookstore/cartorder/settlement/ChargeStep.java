package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.failpoint.FailPoints;
import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.payment.Charge;
import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.payment.Payments;
import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.cartorder.saga.Outcome;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pivot: the money. What its answer was is asked again, never guessed. */
final class ChargeStep {

    private static final Logger log = LoggerFactory.getLogger(ChargeStep.class);

    private static final String UNKNOWN_METHOD = "invalid_payment_method";
    private static final String WRONG_AMOUNT_RETURNED = "wrong_amount_returned";

    private final Payments payments;
    private final StockSteps stock;
    private final OrderMoves orders;
    private final FailPoints failPoints;

    ChargeStep(Payments payments, StockSteps stock, OrderMoves orders, FailPoints failPoints) {
        this.payments = payments;
        this.stock = stock;
        this.orders = orders;
        this.failPoints = failPoints;
    }

    Outcome charge(Settling settling) {
        Order order = settling.order();
        if (order.isFree()) {
            return Outcome.DONE;
        }
        failPoints.reach(FailPoints.BEFORE_CHARGE);
        Payment payment;
        try {
            payment = payments.charge(chargeOf(order));
        } catch (RemoteFailure noAnswer) {
            log.warn(
                    "the charge of order {} has no answer ({}); its truth will be asked",
                    order.id(),
                    noAnswer.getMessage());
            orders.notePayment(order.id(), unknown(order));
            return Outcome.UNKNOWN;
        }
        failPoints.reach(FailPoints.AFTER_CHARGE);
        return judge(settling, payment);
    }

    /**
     * A payment that nobody heard of may be charged now, but only while the copies are still ours. Else it is called
     * off: the first charge may still be under way.
     */
    Outcome ask(Settling settling) {
        Order order = settling.order();
        if (order.isFree()) {
            return Outcome.NOT_DONE;
        }
        Optional<Payment> payment = payments.ask(order.payment().id());
        if (payment.isPresent()) {
            return judge(settling, payment.get());
        }
        return stock.isHeld(order) ? Outcome.NOT_DONE : refusedForGood(settling, Reasons.HOLD_LOST);
    }

    /** Done only when the PSP says that no money will come; refused when it came already. */
    Outcome callOff(Settling settling, String reason) {
        Order order = settling.order();
        if (order.isFree()) {
            return Outcome.DONE;
        }
        Payment payment = checked(order, payments.cancel(order.payment().id()));
        orders.notePayment(order.id(), payment);
        return switch (payment.status()) {
            case CANCELED, DECLINED -> Outcome.DONE;
            case SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED -> Outcome.refused("the money was faster");
            default -> Outcome.UNKNOWN;
        };
    }

    private Outcome judge(Settling settling, Payment answered) {
        Order order = settling.order();
        Payment payment = checked(order, answered);
        return switch (payment.status()) {
            case SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED -> noted(order, payment, Outcome.DONE);
            case DECLINED -> declined(settling, payment);
            case CANCELED -> noted(order, payment, Outcome.refused(canceled(payment)));
            default -> noted(order, payment, Outcome.UNKNOWN);
        };
    }

    private static String canceled(Payment payment) {
        return WRONG_AMOUNT_RETURNED.equals(payment.declineCode())
                ? Reasons.PAYMENT_RETURNED
                : Reasons.PAYMENT_CANCELLED;
    }

    /**
     * A shopper who was sent to the bank holds the means to try again with another card, so the payment is called off
     * for good before the copies go back.
     */
    private Outcome declined(Settling settling, Payment payment) {
        Order order = settling.order();
        if (order.payment().status() == PaymentStatus.REQUIRES_ACTION) {
            Outcome off = refusedForGood(settling, Reasons.PAYMENT_DECLINED);
            if (!(off instanceof Outcome.Refused)) {
                return off;
            }
        }
        log.warn("the payment of order {} was declined: {}", order.id(), payment.declineCode());
        boolean unknownMethod = UNKNOWN_METHOD.equals(payment.declineCode());
        return noted(
                order,
                payment,
                Outcome.refused(unknownMethod ? Reasons.PAYMENT_METHOD_UNKNOWN : Reasons.PAYMENT_DECLINED));
    }

    /** Refused once no money can come any more; done when it was faster. */
    private Outcome refusedForGood(Settling settling, String reason) {
        return switch (callOff(settling, reason)) {
            case Outcome.Done off -> Outcome.refused(reason);
            case Outcome.Refused tooLate -> Outcome.DONE;
            default -> Outcome.UNKNOWN;
        };
    }

    private Outcome noted(Order order, Payment payment, Outcome outcome) {
        orders.notePayment(order.id(), payment);
        return outcome;
    }

    /**
     * Money of another amount, currency or order never pays this one. What payment-shipping has in review it ends
     * itself; if it passes wrong money off as right, somebody has to look.
     */
    private Payment checked(Order order, Payment payment) {
        boolean ours = payment.isFor(
                order.id(), order.totals().totalCents(), order.totals().currency());
        if (payment.status() == PaymentStatus.SUCCEEDED && !ours) {
            orders.notePayment(order.id(), payment.withStatus(PaymentStatus.REVIEW));
            throw new IllegalStateException("payment " + payment.paymentId() + " of " + payment.amountCents() + " "
                    + payment.currency() + " is not what order " + order.id() + " costs");
        }
        return payment;
    }

    private static Charge chargeOf(Order order) {
        return new Charge(
                order.payment().id(),
                order.id(),
                order.totals().totalCents(),
                order.totals().currency(),
                order.payment().method(),
                "Order " + order.number(),
                order.userId(),
                order.payment().saveMethod());
    }

    private static Payment unknown(Order order) {
        return new Payment(
                order.payment().id(),
                order.id(),
                PaymentStatus.UNKNOWN,
                order.totals().totalCents(),
                order.totals().currency(),
                null,
                null,
                null,
                null,
                null,
                0);
    }
}
