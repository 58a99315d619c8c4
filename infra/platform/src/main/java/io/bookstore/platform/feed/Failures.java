package io.bookstore.platform.feed;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/** Tells a database in trouble, which passes, from an event that cannot be applied. */
final class Failures {

    /** Connection, lost race, resources, object in use, operator, system: classes of SQLSTATE that say nothing of the data. */
    private static final Set<String> TROUBLE_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    /** Read-only after a failover, and the server's time-outs. */
    private static final Set<String> TROUBLE_STATES = Set.of("25006", "25P03", "25P04");

    private Failures() {}

    static boolean ofDatabase(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (isTrouble(at) || rollbackHid(at)) {
                return true;
            }
        }
        return false;
    }

    static String reason(Throwable thrown) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(thrown);
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private static boolean isTrouble(Throwable thrown) {
        return thrown instanceof PessimisticLockingFailureException
                || thrown instanceof QueryTimeoutException
                || thrown instanceof TransientDataAccessResourceException
                || thrown instanceof DataAccessResourceFailureException
                || thrown instanceof RecoverableDataAccessException
                || thrown instanceof CannotCreateTransactionException
                || thrown instanceof TransactionTimedOutException
                || thrown instanceof SQLTransientException
                || thrown instanceof SQLRecoverableException
                || (thrown instanceof SQLException sql && isTroubleState(sql.getSQLState()));
    }

    /** A lost connection fails the rollback too, and that failure takes the place of the first. */
    private static boolean rollbackHid(Throwable thrown) {
        return thrown instanceof TransactionSystemException rollback
                && rollback.getApplicationException() != null
                && ofDatabase(rollback.getApplicationException());
    }

    /** Without a state it was not the server that spoke, but a pool or driver that has lost it. */
    private static boolean isTroubleState(@Nullable String state) {
        return state == null
                || TROUBLE_STATES.contains(state)
                || (state.length() == 5 && TROUBLE_CLASSES.contains(state.substring(0, 2)));
    }
}
