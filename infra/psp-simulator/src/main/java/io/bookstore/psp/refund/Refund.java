package io.bookstore.psp.refund;

import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.Reference;
import io.bookstore.psp.memory.StripeObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money of one charge given back. */
@Kind("refund")
record Refund(
        String id,
        long created,
        String charge,
        String paymentIntent,
        long amount,
        String currency,
        @Nullable String reason,
        Map<String, String> metadata,
        String balanceTransaction)
        implements StripeObject {

    @Override
    public Fields fields() {
        return Fields.of("refund", id)
                .with("amount", amount)
                .with("balance_transaction", Reference.to("balance_transaction", balanceTransaction))
                .with("charge", Reference.to("charge", charge))
                .with("created", created)
                .with("currency", currency)
                .with("metadata", metadata)
                .with("payment_intent", Reference.to("payment_intent", paymentIntent))
                .with("reason", reason)
                .with("status", "succeeded")
                .empty("receipt_number", "source_transfer_reversal", "transfer_reversal");
    }
}
