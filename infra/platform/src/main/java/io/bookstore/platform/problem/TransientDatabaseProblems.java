package io.bookstore.platform.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** A lost race is 409; time-outs, full pools and lost connections are 503. */
final class TransientDatabaseProblems implements DatabaseProblems {

    /** Idle for too long in a transaction, too long a transaction, ended or being started by whoever runs the server. */
    private static final Set<String> PASSING_STATES = Set.of("25P03", "25P04", "57P01", "57P02", "57P03");

    private static final String CONNECTION_LOST = "08";

    @Override
    public @Nullable ProblemDetail of(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof OptimisticLockingFailureException) {
                return Problems.of(
                        HttpStatus.CONFLICT,
                        "changed-meanwhile",
                        "Somebody else changed this at the same time",
                        "Read it again and repeat your change.");
            }
            if (isTransient(at)) {
                return Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "We cannot do this right now",
                        "Try again in a moment.");
            }
        }
        return null;
    }

    private static boolean isTransient(Throwable thrown) {
        return thrown instanceof TransientDataAccessException
                || thrown instanceof DataAccessResourceFailureException
                || thrown instanceof CannotCreateTransactionException
                || thrown instanceof TransactionTimedOutException
                || thrown instanceof SQLTransientException
                || isOfAnotherStore(thrown)
                || (thrown instanceof SQLException refused && isTransient(refused.getSQLState()));
    }

    /** Redis while it starts, or with its line cut in the middle of an answer: Spring has no better name for it. */
    private static boolean isOfAnotherStore(Throwable thrown) {
        return thrown instanceof UncategorizedDataAccessException
                && thrown.getClass().getName().startsWith("org.springframework.data.redis.");
    }

    /** Spring has no name for a transaction that PostgreSQL ended for its length, nor for the roll-back that then fails. */
    private static boolean isTransient(@Nullable String state) {
        return state != null && (PASSING_STATES.contains(state) || state.startsWith(CONNECTION_LOST));
    }
}
