package io.modelog.sdk;

/// A rule refuses it: it exists already, it is finished, the stage is taken, or there is nothing to roll back.
///
/// {@snippet file=ClientModels.java region=refused}
public sealed class ConflictException extends ProblemException
        permits StageOccupiedException,
                PromotionRefusedException,
                DeletionGuardedException,
                VersionHeldException {
    private static final long serialVersionUID = 1;

    ConflictException(Problem problem) {
        super(problem);
    }
}
