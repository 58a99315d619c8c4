package io.bookstore.inventory.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class TransactionsTests {

    private final NoDatabase manager = new NoDatabase();
    private final Transactions transactions = new Transactions(manager);
    private final AtomicInteger runs = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void runsTheVictimOfADeadlockAgain(String state) {
        String result = transactions.run(status -> {
            if (runs.incrementAndGet() < 3) {
                throw failure(state);
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(runs).hasValue(3);
        assertThat(manager.begun).isEqualTo(3);
    }

    @Test
    void givesUpAfterThreeMoreAttempts() {
        assertThatThrownBy(() -> transactions.run(status -> {
                    runs.incrementAndGet();
                    throw failure("40P01");
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(runs).hasValue(4);
    }

    @Test
    void repeatsNothingElse() {
        assertThatThrownBy(() -> transactions.run(status -> {
                    runs.incrementAndGet();
                    throw failure("55P03");
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(runs).hasValue(1);
    }

    /** The outer transaction is lost with the inner one; only its owner can begin it again. */
    @Test
    void leavesRepeatingToWhoeverBeganTheTransaction() {
        assertThatThrownBy(() -> transactions.run(outer -> transactions.run(inner -> {
                    runs.incrementAndGet();
                    throw failure("40P01");
                })))
                .isInstanceOf(DataAccessException.class);
        assertThat(runs).as("four outer attempts with one inner each").hasValue(4);
    }

    private static DataAccessException failure(String state) {
        return new PessimisticLockingFailureException("victim", new SQLException("victim", state));
    }

    private static final class NoDatabase extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        private int begun;
        private boolean active;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected boolean isExistingTransaction(Object transaction) {
            return active;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            begun++;
            active = true;
        }

        @Override
        protected void doSetRollbackOnly(DefaultTransactionStatus status) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}

        @Override
        protected void doCleanupAfterCompletion(Object transaction) {
            active = false;
        }
    }
}
