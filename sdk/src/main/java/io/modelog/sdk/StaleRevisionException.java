package io.modelog.sdk;

/// The stream has moved on since it was read: read again, decide again.
///
/// {@snippet file=ClientModels.java region=if-match}
public final class StaleRevisionException extends ProblemException {
    private static final long serialVersionUID = 1;

    StaleRevisionException(Problem problem) {
        super(problem);
    }
}
