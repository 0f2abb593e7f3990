package io.modelog.sdk;

/// A rule refuses it: it exists already, it is finished, or the stage is taken.
public sealed class ConflictException extends ProblemException permits StageOccupiedException {
    private static final long serialVersionUID = 1;

    ConflictException(Problem problem) {
        super(problem);
    }
}
