package io.bookstore.paymentshipping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.payment.Paid;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database keeps the books, whatever the code does. */
@PaymentIntegrationTest
class LedgerIntegrationTests {

    private final Ledger ledger;
    private final Paid paid;
    private final MoneyWitness witness;
    private final TransactionTemplate transaction;

    @Autowired
    LedgerIntegrationTests(Ledger ledger, Paid paid, MoneyWitness witness, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.paid = paid;
        this.witness = witness;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void refusesASetThatDoesNotSumToZeroWhenItIsCommitted() {
        UUID payment = paid.payment(1_000);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    ledger.fee("txn_" + payment, payment, 40, "USD");
                    insert(UUID.randomUUID(), payment, "refunds", 1);
                }))
                .hasStackTraceContaining("does not sum to zero");

        assertThat(balance(payment, "refunds")).as("nothing of it stays").isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update ledger_entry set amount_cents = 1", "delete from ledger_entry", "truncate ledger_entry"})
    void isNeverRewritten(String change) {
        paid.payment(1_000);

        assertThatThrownBy(() -> witness.execute(change))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
    }

    @Test
    void takesAMovementOfADisputeOnce() {
        UUID payment = paid.payment(1_000);
        String moved = "txn_dispute_" + payment;

        boolean first = booked(moved, payment, -1_000, 1_500);
        boolean again = booked(moved, payment, -1_000, 1_500);
        boolean back = booked("txn_back_" + payment, payment, 1_000, 0);

        assertThat(first).isTrue();
        assertThat(again).isFalse();
        assertThat(back).isTrue();
        assertThat(balance(payment, "disputes")).isZero();
        assertThat(witness.value(
                        "select coalesce(sum(amount_cents), 0) from ledger_entry where payment_id = ?",
                        Long.class,
                        payment))
                .isZero();
    }

    private boolean booked(String moved, UUID payment, long amount, long fee) {
        return Boolean.TRUE.equals(transaction.execute(status -> ledger.dispute(moved, payment, amount, fee, "USD")));
    }

    private void insert(UUID set, UUID payment, String account, long cents) {
        witness.execute(
                "insert into ledger_entry (set_id, kind, account, payment_id, currency, amount_cents, at)"
                        + " values (?, 'refund', ?, ?, 'USD', ?, now())",
                set,
                account,
                payment,
                cents);
    }

    private long balance(UUID payment, String account) {
        return witness.value(
                "select coalesce(sum(amount_cents), 0) from ledger_entry where payment_id = ? and account = ?",
                Long.class,
                payment,
                account);
    }
}
