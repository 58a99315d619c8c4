package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.paymentmethod.PayingCustomers;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Settles which Stripe customer a payment names, before it is sent for the first time. */
@Component
class FixPayer {

    private static final String MISSING = "resource_missing";

    private final Payments payments;
    private final PayingCustomers customers;

    FixPayer(Payments payments, PayingCustomers customers) {
        this.payments = payments;
        this.customers = customers;
    }

    /** Nothing while Stripe does not say who the customer is: then the charge has to wait. */
    Optional<Payment> fixedFor(Payment payment) {
        UUID userId = payment.terms().payer().userId();
        if (userId == null || payment.sentAt() != null || payment.customerId() != null) {
            return Optional.of(payment);
        }
        if (!payment.terms().payer().savesMethod()) {
            return Optional.of(
                    payments.fixCustomer(payment.id(), customers.known(userId).orElse(null)));
        }
        return customers.made(userId) instanceof Got<Optional<String>>(Optional<String> made)
                ? Optional.of(payments.fixCustomer(payment.id(), made.orElse(null)))
                : Optional.empty();
    }

    /** Why Stripe would not try. A payment method of somebody else is to its user as unknown as one that never was. */
    String declineCode(Payment payment, String code, @Nullable String param) {
        String customer = payment.customerId();
        if ("customer".equals(param) && code.equals(MISSING) && customer != null) {
            customers.gone(customer);
            return "try_again_later";
        }
        return "payment_method".equals(param) || code.equals(MISSING) ? "invalid_payment_method" : code;
    }
}
