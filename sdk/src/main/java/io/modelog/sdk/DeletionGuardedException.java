package io.modelog.sdk;

import java.util.List;

/// Something still needs what was to be deleted; with force it is deleted all the same.
///
/// {@snippet file=ClientVersions.java region=delete}
public final class DeletionGuardedException extends ConflictException {
    private static final long serialVersionUID = 1;

    DeletionGuardedException(Problem problem) {
        super(problem);
    }

    /// What needs it, one sentence each.
    public List<String> why() {
        return problem().members().get("why") instanceof List<?> reasons
                ? reasons.stream().map(String::valueOf).toList()
                : List.of();
    }
}
