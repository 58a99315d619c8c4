package io.bookstore.paymentshipping.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Cancels a payment, also one that is not known yet: then it is refused when it comes. */
@Component
class CancelPayment {

    private final Payments payments;
    private final RecordPayment record;
    private final CancelAtStripe cancelAtStripe;
    private final TransactionTemplate transaction;

    CancelPayment(
            Payments payments,
            RecordPayment record,
            CancelAtStripe cancelAtStripe,
            PlatformTransactionManager transactions) {
        this.payments = payments;
        this.record = record;
        this.cancelAtStripe = cancelAtStripe;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Nothing when the payment was not known; it is marked. */
    Optional<Payment> cancel(UUID paymentId) {
        Optional<Payment> requested = transaction.execute(status -> request(paymentId));
        return requested.map(payment -> payment.isFinal() ? payment : cancelAtStripe.cancel(payment));
    }

    private Optional<Payment> request(UUID paymentId) {
        payments.lockId(paymentId);
        Optional<Payment> payment = payments.lock(paymentId);
        if (payment.isEmpty()) {
            payments.insertMark(paymentId);
            return payment;
        }
        if (payment.get().isFinal()) {
            return payment;
        }
        payments.requestCancel(paymentId);
        boolean neverSent = payment.get().sentAt() == null;
        return neverSent ? Optional.of(record.canceled(paymentId)) : payments.find(paymentId);
    }
}
