package io.bookstore.psp.dispute;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bookstore.psp.ledger.LedgerTransaction;
import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.Reference;
import io.bookstore.psp.memory.StripeObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A charge that the cardholder does not accept.
 *
 * @param transactions what it moved, as Stripe shows it
 */
@Kind("dispute")
record Dispute(
        String id,
        long created,
        String charge,
        String paymentIntent,
        long amount,
        String currency,
        String reason,
        Status status,
        List<LedgerTransaction> transactions)
        implements StripeObject {

    private static final long TIME_FOR_EVIDENCE = Duration.ofDays(9).toSeconds();

    /** How it stands; only the last two are for good. */
    enum Status {
        NEEDS_RESPONSE,
        WON,
        LOST;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isOpen() {
        return status == Status.NEEDS_RESPONSE;
    }

    Dispute closed(Status end, @Nullable LedgerTransaction givenBack) {
        List<LedgerTransaction> moved = new ArrayList<>(transactions);
        if (givenBack != null) {
            moved.add(givenBack);
        }
        return new Dispute(id, created, charge, paymentIntent, amount, currency, reason, end, List.copyOf(moved));
    }

    @Override
    public Fields fields() {
        return Fields.of("dispute", id)
                .with("amount", amount)
                .with(
                        "balance_transactions",
                        transactions.stream().map(LedgerTransaction::fields).toList())
                .with("charge", Reference.to("charge", charge))
                .with("created", created)
                .with("currency", currency)
                .with("evidence", new Fields())
                .with("evidence_details", evidenceDetails())
                .with("is_charge_refundable", false)
                .with("livemode", false)
                .with("metadata", Map.of())
                .with("payment_intent", Reference.to("payment_intent", paymentIntent))
                .with("reason", reason)
                .with("status", status);
    }

    private Fields evidenceDetails() {
        return new Fields()
                .with("due_by", isOpen() ? created + TIME_FOR_EVIDENCE : null)
                .with("has_evidence", false)
                .with("past_due", false)
                .with("submission_count", 0);
    }
}
