package io.bookstore.psp.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.Reference;
import io.bookstore.psp.memory.StripeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Money that moved, as entries that sum to zero; Stripe shows the merchant's side as a balance transaction. */
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
        MERCHANT,
        /** What the simulator earns. */
        FEES;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it moved. */
    public enum Type {
        CHARGE,
        REFUND,
        /** A dispute took the money away, or gave it back. */
        ADJUSTMENT;

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
        return moved(Type.CHARGE, source, paymentIntent, amount, feeOf(amount), currency, change);
    }

    /** Back again. */
    public static LedgerTransaction refund(
            String source, String paymentIntent, long amount, String currency, Change change) {
        return moved(Type.REFUND, source, paymentIntent, -amount, 0, currency, change);
    }

    /** @param toMerchant negative when a dispute takes it, positive when it was won */
    public static LedgerTransaction dispute(
            String source, String paymentIntent, long toMerchant, long fee, String currency, Change change) {
        return moved(Type.ADJUSTMENT, source, paymentIntent, toMerchant, fee, currency, change);
    }

    /** 1.5 % and 25 cents, as for a European card. */
    static long feeOf(long amount) {
        return (amount * 15 + 500) / 1_000 + 25;
    }

    private static LedgerTransaction moved(
            Type type, String source, String paymentIntent, long toMerchant, long fee, String currency, Change change) {
        List<Entry> entries = new ArrayList<>(
                List.of(new Entry(Account.CARD_NETWORKS, -toMerchant), new Entry(Account.MERCHANT, toMerchant - fee)));
        if (fee != 0) {
            entries.add(new Entry(Account.FEES, fee));
        }
        return change.keep(new LedgerTransaction(
                change.newId("txn_3"),
                change.now().getEpochSecond(),
                type,
                source,
                paymentIntent,
                currency,
                List.copyOf(entries)));
    }

    /** Before fees. */
    long gross() {
        return -sum(Account.CARD_NETWORKS);
    }

    private long sum(Account account) {
        return entries.stream()
                .filter(entry -> entry.account() == account)
                .mapToLong(Entry::amount)
                .sum();
    }

    private List<Fields> feeDetails() {
        long fee = sum(Account.FEES);
        return fee == 0
                ? List.of()
                : List.of(new Fields()
                        .with("amount", fee)
                        .with("currency", currency)
                        .with("description", type == Type.ADJUSTMENT ? "Dispute fee" : "Stripe processing fees")
                        .with("type", "stripe_fee")
                        .empty("application"));
    }

    @Override
    public Fields fields() {
        return Fields.of("balance_transaction", id)
                .with("amount", gross())
                .with("available_on", created)
                .with("created", created)
                .with("currency", currency)
                .with("fee", sum(Account.FEES))
                .with("fee_details", feeDetails())
                .with("net", sum(Account.MERCHANT))
                .with(
                        "reporting_category",
                        type == Type.ADJUSTMENT ? (gross() < 0 ? "dispute" : "dispute_reversal") : type)
                .with("source", Reference.to(type == Type.ADJUSTMENT ? "dispute" : type.label(), source))
                .with("status", "available")
                .with("type", type)
                .empty("description", "exchange_rate");
    }
}
