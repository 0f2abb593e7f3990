package io.modelog.api.http;

import io.modelog.events.id.ModelName;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import java.util.List;
import java.util.Map;

/// Keeps from deletion what is in use.
public final class Guard {
    /// Most reasons that a refusal tells.
    public static final int WHY_MAX = 20;

    private Guard() {}

    /// Throws the problem `deletion-guarded`.
    ///
    /// @param why sentences; empty when nothing is in the way
    public static void check(List<String> why) {
        if (!why.isEmpty()) {
            throw new ProblemException(problem(why));
        }
    }

    public static boolean isInProduction(Readiness readiness, String model, long version) {
        return readiness
                .views()
                .version(new ModelName(model), new VersionSelector.Numbered(version))
                .map(read -> read.value().stage())
                .filter(Stage.PRODUCTION::equals)
                .isPresent();
    }

    static Problem problem(List<String> why) {
        return new Problem(
                ProblemType.DELETION_GUARDED,
                why.getFirst() + "; give force to delete it all the same",
                Map.of("why", why.subList(0, Math.min(why.size(), WHY_MAX))));
    }
}
