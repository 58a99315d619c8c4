package io.bookstore.paymentshipping.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books money in sets of entries that sum to zero. The database checks the sum and takes each set once.
 * <ul>
 *   <li>{@code psp}: what lies on our balance at Stripe
 *   <li>{@code customers}: what customers owe for their orders; a payment settles it
 *   <li>{@code refunds}: what was given back, {@code disputes}: what their banks took back, {@code psp_fees}: what
 *       Stripe kept
 * </ul>
 */
@Component
public class Ledger {

    private static final String PSP = "psp";
    private static final String CUSTOMERS = "customers";
    private static final String FEES = "psp_fees";
    private static final String REFUNDS = "refunds";
    private static final String DISPUTES = "disputes";

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Set(
            UUID id,
            String kind,
            UUID paymentId,
            String currency,
            @Nullable String transactionId) {}

    public void capture(UUID paymentId, long amountCents, String currency) {
        Set set = new Set(paymentId, "capture", paymentId, currency, null);
        enter(set, PSP, amountCents);
        enter(set, CUSTOMERS, -amountCents);
    }

    public void refund(UUID refundId, UUID paymentId, long amountCents, String currency) {
        Set set = new Set(refundId, "refund", paymentId, currency, null);
        enter(set, PSP, -amountCents);
        enter(set, REFUNDS, amountCents);
    }

    /** @param transactionId Stripe's, which makes the set */
    public void fee(String transactionId, UUID paymentId, long feeCents, String currency) {
        Set set = new Set(idOf(transactionId), "fee", paymentId, currency, transactionId);
        enter(set, PSP, -feeCents);
        enter(set, FEES, feeCents);
    }

    /**
     * A dispute took money away, or gave it back.
     *
     * @param amountCents negative when it left us
     * @return false when that was booked before
     */
    public boolean dispute(String transactionId, UUID paymentId, long amountCents, long feeCents, String currency) {
        Set set = new Set(idOf(transactionId), "dispute", paymentId, currency, transactionId);
        if (isBooked(set)) {
            return false;
        }
        enter(set, PSP, amountCents - feeCents);
        enter(set, DISPUTES, -amountCents);
        enter(set, FEES, feeCents);
        return true;
    }

    private boolean isBooked(Set set) {
        return jdbc.sql("select exists (select from ledger_entry where set_id = ?)")
                .param(set.id())
                .query(Boolean.class)
                .single();
    }

    private void enter(Set set, String account, long amountCents) {
        if (amountCents == 0) {
            return;
        }
        jdbc.sql("""
                        insert into ledger_entry
                            (set_id, kind, account, payment_id, currency, amount_cents, transaction_id, at)
                        values (:set, :kind, :account, :payment, :currency, :amount, :transaction, :now)
                        """)
                .param("set", set.id())
                .param("kind", set.kind())
                .param("account", account)
                .param("payment", set.paymentId())
                .param("currency", set.currency())
                .param("amount", amountCents)
                .param("transaction", set.transactionId())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static UUID idOf(String transactionId) {
        return UUID.nameUUIDFromBytes(("stripe:" + transactionId).getBytes(StandardCharsets.UTF_8));
    }
}
