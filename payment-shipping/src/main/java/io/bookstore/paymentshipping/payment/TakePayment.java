package io.bookstore.paymentshipping.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the money for an order, once per payment id. */
@Component
class TakePayment {

    private final Payments payments;
    private final AskStripe askStripe;
    private final PaymentSettings settings;
    private final TransactionTemplate transaction;

    TakePayment(
            Payments payments, AskStripe askStripe, PaymentSettings settings, PlatformTransactionManager transactions) {
        this.payments = payments;
        this.askStripe = askStripe;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Nothing when the id stands for other money. */
    Optional<Asked> take(UUID paymentId, Payment.Terms terms) {
        Payment payment = transaction.execute(status -> register(paymentId, terms));
        return payment.terms().sameMoneyAs(terms) ? Optional.of(askStripe.about(payment)) : Optional.empty();
    }

    /** Committed before Stripe hears of it, so that no charge is without a row. */
    private Payment register(UUID paymentId, Payment.Terms terms) {
        payments.lockId(paymentId);
        return payments.find(paymentId).orElseGet(() -> {
            PaymentStatus status = payments.isMarked(paymentId) ? PaymentStatus.CANCELED : PaymentStatus.NEW;
            payments.insert(paymentId, terms, status, settings.askAfter());
            return payments.find(paymentId).orElseThrow();
        });
    }
}
