package io.bookstore.psp.intent;

import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.Lookup;
import io.bookstore.psp.memory.Reference;
import io.bookstore.psp.memory.StripeObject;
import java.util.List;

/** One payment from its first wish to its end. */
@Kind("payment_intent")
public record PaymentIntent(String id, String clientSecret, long created, Terms terms, IntentState state)
        implements StripeObject {

    PaymentIntent moved(IntentState next) {
        if (!state.status().mayBecome(next.status())) {
            throw new IllegalStateException(id + " cannot go from " + state.status() + " to " + next.status());
        }
        return new PaymentIntent(id, clientSecret, created, terms, next);
    }

    /** Shares what never changes with the version before, as it was when this one was made. */
    @Override
    public PaymentIntent recalled(Lookup lookup) {
        return lookup.find(PaymentIntent.class, id)
                .filter(before -> before.terms.equals(terms))
                .map(before -> new PaymentIntent(before.id, before.clientSecret, created, before.terms, state))
                .orElse(this);
    }

    public String latestCharge() {
        return state.latestCharge() == null ? "" : state.latestCharge();
    }

    public boolean succeeded() {
        return state.status() == IntentStatus.SUCCEEDED;
    }

    public boolean awaitsAction() {
        return state.status() == IntentStatus.REQUIRES_ACTION;
    }

    @Override
    public Fields fields() {
        return shared().with("amount_details", new Fields().with("tip", new Fields()))
                .with("amount_received", state.amountReceived())
                .with("latest_charge", Reference.to("charge", state.latestCharge()))
                .with("customer", terms.customer())
                .with("metadata", terms.metadata())
                .with("statement_descriptor", terms.statementDescriptor())
                .with("statement_descriptor_suffix", terms.statementDescriptorSuffix())
                .empty("application", "application_fee_amount", "on_behalf_of", "review")
                .empty("transfer_data", "transfer_group");
    }

    /** What a page may see with the client secret. */
    public Fields publicFields() {
        return shared();
    }

    private Fields shared() {
        PaymentFailure error = state.lastError();
        NextAction action = state.nextAction();
        return Fields.of("payment_intent", id)
                .with("amount", terms.amount())
                .with("amount_capturable", state.amountCapturable())
                .with("automatic_payment_methods", terms.automaticFields())
                .with("canceled_at", state.canceledAt())
                .with("cancellation_reason", state.cancellationReason())
                .with("capture_method", terms.captureMethod())
                .with("client_secret", clientSecret)
                .with("confirmation_method", "automatic")
                .with("created", created)
                .with("currency", terms.currency())
                .with("description", terms.description())
                .with("last_payment_error", error == null ? null : error.fields())
                .with("livemode", false)
                .with("next_action", action == null ? null : action.fields())
                .with("payment_method", Reference.to("payment_method", state.paymentMethod()))
                .with("payment_method_options", new Fields().with("card", cardOptions()))
                .with("payment_method_types", List.of("card"))
                .with("receipt_email", terms.receiptEmail())
                .with("status", state.status())
                .with("setup_future_usage", terms.setupFutureUsage())
                .empty("processing", "shipping", "source");
    }

    private static Fields cardOptions() {
        return new Fields()
                .empty("installments", "mandate_options", "network")
                .with("request_three_d_secure", "automatic");
    }
}
