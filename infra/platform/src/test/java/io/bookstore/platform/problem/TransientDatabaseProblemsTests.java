package io.bookstore.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

class TransientDatabaseProblemsTests {

    private final TransientDatabaseProblems problems = new TransientDatabaseProblems();

    @ParameterizedTest
    @ValueSource(strings = {"25P03", "25P04", "57P01", "57P03", "08003", "08006"})
    void whatPassesIsBusyEvenWhereSpringHasNoNameForIt(String state) {
        SQLException ended = new SQLException("terminating connection due to transaction timeout", state);
        assertThat(status(new UncategorizedSQLException("insert", "insert into outbox", ended)))
                .isEqualTo(503);
    }

    @Test
    void aRollbackThatFailsBecauseTheConnectionIsGoneIsBusy() {
        SQLException gone = new SQLException("This connection has been closed.", "08003");
        assertThat(status(new TransactionSystemException("JDBC rollback failed", gone)))
                .isEqualTo(503);
    }

    @Test
    void redisWhileItStartsIsBusy() {
        assertThat(status(new RedisSystemException("LOADING Redis is loading the dataset in memory", null)))
                .isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "23505", "25006"})
    void aMistakeOfOursIsNot(String state) {
        SQLException mistake = new SQLException("syntax error", state);
        assertThat(status(new UncategorizedSQLException("select", "selekt", mistake)))
                .isZero();
    }

    private int status(Throwable thrown) {
        ProblemDetail problem = problems.of(thrown);
        return problem == null ? 0 : problem.getStatus();
    }
}
