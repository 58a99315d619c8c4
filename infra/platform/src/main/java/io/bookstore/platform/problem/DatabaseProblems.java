package io.bookstore.platform.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** Tells database trouble that passes (503) from bugs (500). */
interface DatabaseProblems {

    /** The problem to answer, or null when the exception is not about a busy or unreachable database. */
    @Nullable
    ProblemDetail of(Throwable thrown);

    /** For processes without a database. */
    DatabaseProblems NONE = thrown -> null;
}
