package io.modelog.sdk.snippets;

import io.modelog.sdk.ModelStage;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Stage;
import io.modelog.sdk.StageDefinition;
import io.modelog.sdk.StagePolicy;
import java.util.List;

/// Stages of a model's own, and what they ask of a version.
public final class ClientStages {
    private ClientStages() {}

    public static ModelStage define(Modelog modelog) {
        // @start region=define
        var canary = Stage.of("canary");
        var stages = modelog.stages("iris_classifier");
        stages.define(
                List.of(
                        StageDefinition.shared(Stage.NONE),
                        StageDefinition.exclusive(canary),
                        StageDefinition.exclusive(Stage.PRODUCTION),
                        StageDefinition.shared(Stage.ARCHIVED)));
        ModelStage production =
                stages.setPolicy(
                        Stage.PRODUCTION,
                        StagePolicy.NONE
                                .withRequires(List.of("accuracy >= 0.9"))
                                .withAfter(canary)
                                .withApprovals(1));
        // @end
        return production;
    }

    public static List<String> holders(Modelog modelog) {
        // @start region=holders
        List<String> inProduction =
                modelog.stages().holders(Stage.PRODUCTION).stream()
                        .map(version -> version.model() + "@" + version.number())
                        .toList();
        // @end
        return inProduction;
    }
}
