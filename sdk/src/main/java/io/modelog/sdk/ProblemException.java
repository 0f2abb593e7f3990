package io.modelog.sdk;

import java.time.Duration;

/// The node refused: the message is the problem's detail. What a caller may want to catch has its own subclass.
///
/// {@snippet file=ClientModels.java region=refused}
public sealed class ProblemException extends ModelogException
        permits NotFoundException,
                ConflictException,
                InvalidFieldException,
                StaleRevisionException,
                UnavailableException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    static ProblemException of(Problem problem, Duration retryAfter) {
        return switch (problem.status()) {
            case 404 -> new NotFoundException(problem);
            case 409 -> conflict(problem);
            case 412 -> new StaleRevisionException(problem);
            case 422 -> new InvalidFieldException(problem);
            case 503 -> new UnavailableException(problem, retryAfter);
            default -> new ProblemException(problem);
        };
    }

    private static ConflictException conflict(Problem problem) {
        return switch (problem.kind()) {
            case "stage-occupied" -> new StageOccupiedException(problem);
            case "promotion-refused" -> new PromotionRefusedException(problem);
            case "deletion-guarded" -> new DeletionGuardedException(problem);
            case "version-held" -> new VersionHeldException(problem);
            default -> new ConflictException(problem);
        };
    }

    public Problem problem() {
        return problem;
    }

    /// Whether the problem's type ends so, such as `version-unknown`.
    public boolean is(String kind) {
        return problem.kind().equals(kind);
    }
}
