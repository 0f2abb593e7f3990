package io.modelog.api.http;

/// Ends a request with a problem; it has no stack trace, because it is no defect.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public String detail() {
        return problem.detail();
    }

    /// Whether the same request may succeed later.
    public boolean isRetriable() {
        return problem.type().status() == 503;
    }

    Problem problem() {
        return problem;
    }
}
