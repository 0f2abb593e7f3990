package io.modelog.sdk;

import java.util.List;

/// The stage's policy is not met; force does not help. The refusal is in the model's history.
///
/// {@snippet file=ClientVersions.java region=promote}
public final class PromotionRefusedException extends ConflictException {
    private static final long serialVersionUID = 1;

    PromotionRefusedException(Problem problem) {
        super(problem);
    }

    /// The rules that the version does not meet.
    public List<Failure> failures() {
        return problem()
                .entries("failures")
                .map(e ->
                        new Failure(String.valueOf(e.get("rule")), String.valueOf(e.get("detail"))))
                .toList();
    }

    /// A kind of rule, `metadata`, `after` or `approvals`, and what is missing.
    public record Failure(String rule, String detail) {}
}
