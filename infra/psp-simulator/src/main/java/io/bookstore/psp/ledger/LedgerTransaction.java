package io.bookstore.psp.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.Reference;
import io.bookstore.psp.memory.StripeObject;
import java.util.List;
import java.util.Locale;

/** Money that moved, as two entries that sum to zero; Stripe shows the merchant's side as a balance transaction. */
@Kind("balance_transaction")
public record LedgerTransaction(
        String id, long created, Type type, String source, String paymentIntent, String currency, List<Entry> entries)
        implements StripeObject {

    public LedgerTransaction {
        if (entries.stream().mapToLong(Entry::amount).sum() != 0) {
            throw new IllegalArgumentException(id + " does not balance: " + entries);
        }
    }

    /** Where money can be. */
    public enum Account {
        CARD_NETWORKS,
        MERCHANT;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it moved. */
    public enum Type {
        CHARGE,
        REFUND;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What one account gained (or, negative, lost), in minor units. */
    public record Entry(Account account, long amount) {}

    /** From the shopper's bank to the merchant. */
    public static LedgerTransaction charge(
            String source, String paymentIntent, long amount, String currency, Change change) {
        return moved(Type.CHARGE, source, paymentIntent, amount, currency, change);
    }

    /** Back again. */
    public static LedgerTransaction refund(
            String source, String paymentIntent, long amount, String currency, Change change) {
        return moved(Type.REFUND, source, paymentIntent, -amount, currency, change);
    }

    private static LedgerTransaction moved(
            Type type, String source, String paymentIntent, long toMerchant, String currency, Change change) {
        return change.keep(new LedgerTransaction(
                change.newId("txn_3"),
                change.now().getEpochSecond(),
                type,
                source,
                paymentIntent,
                currency,
                List.of(new Entry(Account.CARD_NETWORKS, -toMerchant), new Entry(Account.MERCHANT, toMerchant))));
    }

    long merchantGain() {
        return entries.stream()
                .filter(entry -> entry.account() == Account.MERCHANT)
                .mapToLong(Entry::amount)
                .sum();
    }

    @Override
    public Fields fields() {
        return Fields.of("balance_transaction", id)
                .with("amount", merchantGain())
                .with("available_on", created)
                .with("created", created)
                .with("currency", currency)
                .with("fee", 0)
                .with("fee_details", List.of())
                .with("net", merchantGain())
                .with("reporting_category", type)
                .with("source", Reference.to(type == Type.CHARGE ? "charge" : "refund", source))
                .with("status", "available")
                .with("type", type)
                .empty("description", "exchange_rate");
    }
}
