package io.bookstore.platform.problem;

import org.springframework.http.ProblemDetail;

/** Leaves a request early with a problem. For edges only: use cases return outcomes. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final ProblemDetail problem;

    public ProblemException(ProblemDetail problem) {
        super(problem.getTitle(), null, false, false);
        this.problem = problem;
    }

    public ProblemDetail problem() {
        return problem;
    }
}
