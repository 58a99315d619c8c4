package io.bookstore.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

class TransientDatabaseProblemsTests {

    private final TransientDatabaseProblems problems = new TransientDatabaseProblems();

    @ParameterizedTest
    @ValueSource(strings = {"25P03", "25P04", "57P01", "57P03", "08003", "08006"})
    void whatPassesIsBusyEvenWhereSpringHasNoNameForIt(String state) {
        SQLException ended = new SQLException("terminating connection due to transaction timeout", state);
        ProblemDetail problem = problems.of(new UncategorizedSQLException("insert", "insert into outbox", ended));
        assertThat(problem).isNotNull();
        assertThat(problem.getStatus()).isEqualTo(503);
    }

    @Test
    void aRollbackThatFailsBecauseTheConnectionIsGoneIsBusy() {
        SQLException gone = new SQLException("This connection has been closed.", "08003");
        ProblemDetail problem = problems.of(new TransactionSystemException("JDBC rollback failed", gone));
        assertThat(problem).isNotNull();
        assertThat(problem.getStatus()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "23505", "25006"})
    void aMistakeOfOursIsNot(String state) {
        SQLException mistake = new SQLException("syntax error", state);
        assertThat(problems.of(new UncategorizedSQLException("select", "selekt", mistake)))
                .isNull();
    }
}
