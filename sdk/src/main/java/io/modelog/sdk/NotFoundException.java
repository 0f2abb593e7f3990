package io.modelog.sdk;

/// What was asked for does not exist.
///
/// {@snippet file=ClientModels.java region=get-or-register}
public final class NotFoundException extends ProblemException {
    private static final long serialVersionUID = 1;

    NotFoundException(Problem problem) {
        super(problem);
    }
}
