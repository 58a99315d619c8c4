package io.bookstore.inventory.transaction;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction, again when PostgreSQL chose it as the victim of a deadlock or of a serialization failure,
 * or when it was {@link Overtaken}.
 * Work inside a transaction that already runs is part of that one, which cannot be repeated from here.
 */
@Component
public class Transactions {

    private static final int ATTEMPTS = 4;
    private static final int LONGEST_PAUSE_MILLIS = 20;
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

    private final TransactionTemplate transaction;

    Transactions(PlatformTransactionManager manager) {
        this.transaction = new TransactionTemplate(manager);
    }

    public <T> T run(Function<TransactionStatus, T> work) {
        int attempts = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : ATTEMPTS;
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(work::apply);
            } catch (DataAccessException failed) {
                if (attempt == attempts || !isRepeatable(failed)) {
                    throw failed;
                }
                pause(attempt);
            }
        }
    }

    static boolean isRepeatable(Throwable failed) {
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (at instanceof Overtaken) {
                return true;
            }
            if (at instanceof SQLException sql && sql.getSQLState() != null && REPEATABLE.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Jitter, so that the two who met do not meet again. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS * attempt));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two attempts", stopping);
        }
    }
}
