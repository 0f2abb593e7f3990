package io.modelog.events.model;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.decider.DeciderSpec;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.model.ModelCommand.OnVersion;
import io.modelog.events.model.ModelEvent.ModelRegistered;
import io.modelog.events.model.ModelEvent.StagesDefined;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    static final VersionStageChanged V1_IN_PRODUCTION = moved(1, null, Stage.PRODUCTION);

    static final VersionSelector FIRST = new VersionSelector.Numbered(1);
    static final VersionSelector SECOND = new VersionSelector.Numbered(2);
    static final VersionSelector THIRD = new VersionSelector.Numbered(3);
    static final VersionSelector NINTH = new VersionSelector.Numbered(9);

    static final ArtifactName SCORES = new ArtifactName("scores");
    static final ArtifactVersionId SCORES_1 = new ArtifactVersionId(SCORES, 1);
    static final ArtifactVersionId SCORES_2 = new ArtifactVersionId(SCORES, 2);
    static final ArtifactVersionId SCORES_10 = new ArtifactVersionId(SCORES, 10);
    static final ArtifactVersionId WEIGHTS_1 =
            new ArtifactVersionId(new ArtifactName("weights"), 1);
    static final ArtifactContent CONTENT =
            new ArtifactContent("file:///a", "0".repeat(64), 8, "text/plain", "java.lang.String");
    static final Actor ADA = new Actor("ada");
    static final Actor BOB = new Actor("bob");
    static final Actor EVE = new Actor("eve");
    static final RunId RUN = new RunId(new UUID(0, 200));

    private Iris() {}

    static DeciderSpec<Model, ModelCommand, ModelEvent, ModelRejection> spec() {
        return new DeciderSpec<>(ModelDecider.DECIDER);
    }

    /// What is asked of one version.
    static OnVersion on(VersionSelector version, VersionCommand... commands) {
        return new OnVersion(version, List.of(commands));
    }

    static VersionStageChanged moved(long number, @Nullable Stage from, Stage to) {
        return new VersionStageChanged(number, from, to, StageChangeCause.REQUESTED, null);
    }

    /// Archived by the forced promotion of another version.
    static VersionStageChanged displaced(long number, Stage from, long by) {
        return new VersionStageChanged(
                number, from, Stage.ARCHIVED, StageChangeCause.DISPLACED, by);
    }

    static VersionStageChanged rolledBack(
            long number, @Nullable Stage from, Stage to, @Nullable Long other) {
        return new VersionStageChanged(number, from, to, StageChangeCause.ROLLED_BACK, other);
    }

    static VersionStageChanged swapped(long number, @Nullable Stage from, Stage to, long other) {
        return new VersionStageChanged(number, from, to, StageChangeCause.SWAPPED, other);
    }

    /// Stages of which the ones marked with `!` are exclusive, such as `qa! canary production!`.
    static StagesDefined stages(String text) {
        return new StagesDefined(
                Stages.choose(
                        Arrays.stream(text.split(" "))
                                .map(word ->
                                        new Stages.Definition(
                                                new Stage(word.replace("!", "")),
                                                word.endsWith("!")))
                                .toList()));
    }

    /// A policy of rules on metadata alone.
    static StagePolicy requires(String... rules) {
        return new StagePolicy(Arrays.stream(rules).map(MetadataRule::parse).toList(), null, 0);
    }

    static Metadata metadata(String key, Object value) {
        return Metadata.of(
                Map.of(
                        key,
                        switch (value) {
                            case Integer n -> new MetadataValue.Whole(n);
                            case Double n -> new MetadataValue.Real(n);
                            default -> new MetadataValue.Text(value.toString());
                        }));
    }

    static VersionCreated created(long number, String name) {
        return new VersionCreated(number, id(number), new VersionName(name), null, List.of());
    }

    static UUID id(long number) {
        return new UUID(0, number);
    }
}
