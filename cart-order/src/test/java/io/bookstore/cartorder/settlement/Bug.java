package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.payment.Charge;
import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.payment.Payments;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.remote.RemoteFailure;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Mistakes that others made, planted on purpose: a simulation that does not find them proves nothing. */
enum Bug {
    /** The hold is given back without asking whether money came. */
    UNDO_BEFORE_ASK,
    /** An unclear answer to the cancellation of a payment counts as cancelled. */
    RELEASE_ON_UNKNOWN,
    /** A charge without an answer counts as declined. */
    TIMEOUT_IS_REFUSAL,
    /** A process that wakes up with a lease that is over goes on. */
    NO_FENCING,
    /** Each try of a charge is a new charge to the PSP. */
    NEW_KEY_ON_RETRY,
    /** Each try of a refund is a new refund. */
    NEW_REFUND_ON_RETRY,
    /** Stock is looked at first and taken later. */
    READ_THEN_WRITE,
    /** A command that comes twice counts twice. */
    EFFECTS_NOT_IDEMPOTENT,
    /** A request whose key was taken over makes its order all the same. */
    KEY_WITHOUT_TOKEN,
    /** An order is announced before it is committed. */
    PUBLISH_BEFORE_COMMIT;

    /** Payment-shipping as somebody with this mistake would use it. */
    Payments in(Payments payments, Supplier<UUID> ids) {
        return switch (this) {
            case UNDO_BEFORE_ASK, RELEASE_ON_UNKNOWN, TIMEOUT_IS_REFUSAL, NEW_REFUND_ON_RETRY ->
                new Mistaken(this, payments, ids);
            default -> payments;
        };
    }

    private record Mistaken(Bug bug, Payments payments, Supplier<UUID> ids) implements Payments {

        @Override
        public Payment charge(Charge charge) {
            try {
                return payments.charge(charge);
            } catch (RemoteFailure noAnswer) {
                if (bug == TIMEOUT_IS_REFUSAL) {
                    return payment(charge.paymentId(), charge.orderId(), PaymentStatus.DECLINED);
                }
                throw noAnswer;
            }
        }

        @Override
        public Optional<Payment> ask(UUID paymentId) {
            return payments.ask(paymentId);
        }

        @Override
        public Payment cancel(UUID paymentId) {
            if (bug == UNDO_BEFORE_ASK) {
                return payment(paymentId, null, PaymentStatus.CANCELED);
            }
            if (bug != RELEASE_ON_UNKNOWN) {
                return payments.cancel(paymentId);
            }
            try {
                Payment answer = payments.cancel(paymentId);
                return answer.status() == PaymentStatus.UNKNOWN ? answer.withStatus(PaymentStatus.CANCELED) : answer;
            } catch (RemoteFailure noAnswer) {
                return payment(paymentId, null, PaymentStatus.CANCELED);
            }
        }

        @Override
        public Refund refund(UUID paymentId, UUID refundId, long amountCents, String reason) {
            UUID id = bug == NEW_REFUND_ON_RETRY ? ids.get() : refundId;
            return payments.refund(paymentId, id, amountCents, reason);
        }

        private static Payment payment(UUID id, UUID order, PaymentStatus status) {
            return new Payment(id, order, status, 0, null, null, null, null, null, null, 0);
        }
    }
}
