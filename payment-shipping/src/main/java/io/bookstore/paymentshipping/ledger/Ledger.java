package io.bookstore.paymentshipping.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books money in sets of two entries that sum to zero: what the PSP owes us, and what customers paid. The database
 * checks the sum and takes each set once.
 */
@Component
public class Ledger {

    private static final String PSP = "psp";
    private static final String CUSTOMERS = "customers";

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void capture(UUID paymentId, long amountCents, String currency) {
        enter(paymentId, "capture", PSP, paymentId, amountCents, currency);
        enter(paymentId, "capture", CUSTOMERS, paymentId, -amountCents, currency);
    }

    public void refund(UUID refundId, UUID paymentId, long amountCents, String currency) {
        enter(refundId, "refund", PSP, paymentId, -amountCents, currency);
        enter(refundId, "refund", CUSTOMERS, paymentId, amountCents, currency);
    }

    private void enter(UUID set, String kind, String account, UUID paymentId, long amountCents, String currency) {
        jdbc.sql("""
                        insert into ledger_entry (set_id, kind, account, payment_id, currency, amount_cents, at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(set, kind, account, paymentId, currency, amountCents, Timestamp.from(clock.instant()))
                .update();
    }
}
