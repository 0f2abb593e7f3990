package io.modelog.sdk;

/// A rule refuses it: it exists already, it is finished, the stage is taken, or there is nothing to roll back.
public sealed class ConflictException extends ProblemException
        permits StageOccupiedException, PromotionRefusedException, DeletionGuardedException {
    private static final long serialVersionUID = 1;

    ConflictException(Problem problem) {
        super(problem);
    }
}
