package io.modelog.events.model;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.decider.DeciderSpec;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelEvent.ModelRegistered;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import java.util.List;
import java.util.UUID;

/// The model that the tests of this package talk about.
final class Iris {
    static final UUID MODEL_ID = new UUID(0, 100);
    static final ModelDetails DETAILS =
            new ModelDetails("Apache-2.0", "Irises", null, null, null, null, null, true);
    static final ModelRegistered REGISTERED =
            new ModelRegistered(MODEL_ID, DETAILS, List.of("demo"));
    static final VersionCreated V1 = created(1, "1");
    static final VersionCreated V2 = created(2, "2");
    static final VersionCreated V3 = created(3, "3");
    static final VersionStageChanged V1_IN_PRODUCTION =
            new VersionStageChanged(1, null, Stage.PRODUCTION, null);

    static final VersionSelector FIRST = new VersionSelector.Numbered(1);
    static final VersionSelector SECOND = new VersionSelector.Numbered(2);
    static final VersionSelector NINTH = new VersionSelector.Numbered(9);

    static final ArtifactName SCORES = new ArtifactName("scores");
    static final ArtifactVersionId SCORES_1 = new ArtifactVersionId(SCORES, 1);
    static final ArtifactVersionId SCORES_2 = new ArtifactVersionId(SCORES, 2);
    static final ArtifactVersionId SCORES_10 = new ArtifactVersionId(SCORES, 10);
    static final ArtifactVersionId WEIGHTS_1 =
            new ArtifactVersionId(new ArtifactName("weights"), 1);
    static final ArtifactContent CONTENT =
            new ArtifactContent("file:///a", "0".repeat(64), 8, "text/plain", "java.lang.String");
    static final RunId RUN = new RunId(new UUID(0, 200));

    private Iris() {}

    static DeciderSpec<Model, ModelCommand, ModelEvent, ModelRejection> spec() {
        return new DeciderSpec<>(ModelDecider.DECIDER);
    }

    static VersionCreated created(long number, String name) {
        return new VersionCreated(number, id(number), new VersionName(name), null, List.of());
    }

    static UUID id(long number) {
        return new UUID(0, number);
    }
}
