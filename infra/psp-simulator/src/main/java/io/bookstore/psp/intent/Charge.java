package io.bookstore.psp.intent;

import io.bookstore.psp.card.CardDetails;
import io.bookstore.psp.card.PaymentMethod;
import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.Reference;
import io.bookstore.psp.memory.StripeObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt to take the money of an intent, taken or declined. */
@Kind("charge")
public record Charge(
        String id,
        long created,
        String paymentIntent,
        String paymentMethod,
        CardDetails card,
        boolean authenticated,
        long amount,
        String currency,
        long amountCaptured,
        long amountRefunded,
        @Nullable PaymentFailure failure,
        @Nullable String balanceTransaction,
        @Nullable String description,
        Map<String, String> metadata,
        @Nullable String customer,
        @Nullable String dispute)
        implements StripeObject {

    Charge captured(long captured, String transaction) {
        return with(captured, amountRefunded, transaction, dispute);
    }

    public Charge refunded(long more) {
        return with(amountCaptured, amountRefunded + more, balanceTransaction, dispute);
    }

    public Charge disputed(String by) {
        return with(amountCaptured, amountRefunded, balanceTransaction, by);
    }

    public long refundable() {
        return amountCaptured - amountRefunded;
    }

    private Charge with(long captured, long refunded, @Nullable String transaction, @Nullable String disputedBy) {
        if (captured > amount || refunded > captured) {
            throw new IllegalStateException(id + " cannot capture " + captured + " and give back " + refunded);
        }
        return new Charge(
                id,
                created,
                paymentIntent,
                paymentMethod,
                card,
                authenticated,
                amount,
                currency,
                captured,
                refunded,
                failure,
                transaction,
                description,
                metadata,
                customer,
                disputedBy);
    }

    @Override
    public Fields fields() {
        return Fields.of("charge", id)
                .with("amount", amount)
                .with("amount_captured", amountCaptured)
                .with("amount_refunded", amountRefunded)
                .with("balance_transaction", Reference.to("balance_transaction", balanceTransaction))
                .with("billing_details", PaymentMethod.noBillingDetails())
                .with("captured", amountCaptured > 0)
                .with("created", created)
                .with("currency", currency)
                .with("description", description)
                .with("disputed", dispute != null)
                .with("failure_code", failure == null ? null : failure.code())
                .with("failure_message", failure == null ? null : failure.message())
                .with("fraud_details", Map.of())
                .with("livemode", false)
                .with("metadata", metadata)
                .with("outcome", outcome())
                .with("paid", failure == null)
                .with("payment_intent", Reference.to("payment_intent", paymentIntent))
                .with("payment_method", paymentMethod)
                .with(
                        "payment_method_details",
                        new Fields()
                                .with("card", card.chargedFields(authenticated))
                                .with("type", "card"))
                .with("refunded", amountCaptured > 0 && refundable() == 0)
                .with("status", failure == null ? "succeeded" : "failed")
                .empty("application", "application_fee", "application_fee_amount", "on_behalf_of")
                .with("customer", customer)
                .empty("receipt_email", "receipt_number", "receipt_url", "review", "shipping", "source")
                .empty("statement_descriptor", "statement_descriptor_suffix", "transfer_data", "transfer_group");
    }

    private Fields outcome() {
        Fields outcome = new Fields().with("risk_level", "normal");
        if (failure == null) {
            return outcome.with("network_status", "approved_by_network")
                    .with("reason", null)
                    .with("seller_message", "Payment complete.")
                    .with("type", "authorized");
        }
        return outcome.with("network_status", "declined_by_network")
                .with("reason", failure.declineCode())
                .with("seller_message", "The bank declined the payment.")
                .with("type", "issuer_declined");
    }
}
