package io.bookstore.psp.intent;

import io.bookstore.psp.call.Form;
import io.bookstore.psp.call.Work;
import io.bookstore.psp.card.PaymentMethods;
import io.bookstore.psp.customer.Customers;
import io.bookstore.psp.memory.Change;
import org.springframework.stereotype.Component;

/** Makes a payment intent and, when asked, confirms it in the same call. */
@Component
class CreatePayment {

    private final PaymentMethods methods;
    private final ConfirmPayment confirmation;
    private final Customers customers;

    CreatePayment(PaymentMethods methods, ConfirmPayment confirmation, Customers customers) {
        this.methods = methods;
        this.confirmation = confirmation;
        this.customers = customers;
    }

    Work parse(Form form) {
        Terms terms = Terms.of(form);
        boolean confirmed = form.flag("confirm");
        Confirmation how = Confirmation.of(form, false);
        if (how.returnUrl() != null && !confirmed) {
            throw form.invalid("You may only specify `return_url` if `confirm` is set to `true`.", "return_url");
        }
        if (confirmed) {
            terms.checkReturnUrl(how);
        }
        return change -> {
            PaymentIntent created = create(terms, how, change);
            return (confirmed ? confirmation.confirm(created, named(how, created), change) : created).fields();
        };
    }

    private PaymentIntent create(Terms terms, Confirmation how, Change change) {
        if (terms.customer() != null) {
            customers.check(terms.customer(), change);
        }
        String method = how.paymentMethod() == null
                ? null
                : methods.usable(how.paymentMethod(), terms.customer(), change).id();
        String id = change.newId("pi_3");
        PaymentIntent intent = new PaymentIntent(
                id, change.newId(id + "_secret_"), change.now().getEpochSecond(), terms, IntentState.fresh(method));
        change.announce("payment_intent.created", intent);
        return intent;
    }

    /** A name such as pm_card_visa was made a payment method already; it is not made twice. */
    private static Confirmation named(Confirmation how, PaymentIntent created) {
        return new Confirmation(
                created.state().paymentMethod(),
                how.returnUrl(),
                how.useStripeSdk(),
                how.shopperAbsent(),
                how.refuseAction(),
                how.fromBrowser());
    }
}
