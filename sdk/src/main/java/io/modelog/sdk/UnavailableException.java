package io.modelog.sdk;

import java.time.Duration;

/// The node cannot answer now, after all retries; a write may have been committed, a repeat with its key is harmless.
///
/// {@snippet file=ClientConnect.java region=unreachable}
public final class UnavailableException extends ProblemException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    UnavailableException(Problem problem, Duration retryAfter) {
        super(problem);
        this.retryAfter = retryAfter;
    }

    /// What the node asks to wait; zero when it does not say.
    public Duration retryAfter() {
        return retryAfter;
    }
}
