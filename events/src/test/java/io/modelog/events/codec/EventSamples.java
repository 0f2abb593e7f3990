package io.modelog.events.codec;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.artifact.Producer;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.StepArtifact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One event of every kind, with every field set. The golden files hold them: never change a released one.
final class EventSamples {
    private static final UUID MODEL_ID = UUID.fromString("019ab3c4-0000-7000-8000-000000000001");
    private static final UUID VERSION_ID = UUID.fromString("019ab3c4-0000-7000-8000-000000000002");
    private static final UUID ARTIFACT_ID = UUID.fromString("019ab3c4-0000-7000-8000-000000000003");
    private static final RunId RUN = RunId.parse("019ab3c4-0000-7000-8000-000000000004");
    private static final ArtifactVersionId SCORES =
            new ArtifactVersionId(new ArtifactName("iris_scores"), 2);
    private static final ArtifactContent CONTENT =
            new ArtifactContent(
                    "file:///artifacts/iris_scores/2",
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    1_048_576,
                    "application/json",
                    "java.lang.Double");
    private static final ModelDetails DETAILS =
            new ModelDetails(
                    "Apache-2.0",
                    "Show case Model Control Plane.",
                    "Students",
                    "Flowers",
                    "Three species",
                    "Speed over accuracy",
                    "None known — née ❀ 🌸",
                    false);
    private static final StepName TRAINER = new StepName("svc_trainer");
    private static final List<StepArtifact> REFS =
            List.of(new StepArtifact("score", SCORES), new StepArtifact("again", SCORES));

    static final List<ModelEvent> MODEL =
            List.of(
                    new ModelEvent.ModelRegistered(MODEL_ID, DETAILS, List.of("iris", "demo")),
                    new ModelEvent.ModelUpdated(DETAILS),
                    new ModelEvent.ModelDeleted(MODEL_ID),
                    new ModelEvent.VersionCreated(
                            7, VERSION_ID, new VersionName("blue moon"), "First", List.of("a")),
                    new ModelEvent.VersionUpdated(7, new VersionName("red moon"), "Second"),
                    new ModelEvent.VersionStageChanged(7, Stage.PRODUCTION, Stage.ARCHIVED, 8L),
                    new ModelEvent.VersionDeleted(7, VERSION_ID),
                    new ModelEvent.ArtifactLinked(7, SCORES, ArtifactKind.ENDPOINT, CONTENT),
                    new ModelEvent.ArtifactUnlinked(7, SCORES),
                    new ModelEvent.RunAttached(7, RUN),
                    new ModelEvent.RunDetached(7, RUN));

    static final List<ArtifactEvent> ARTIFACT =
            List.of(
                    new ArtifactEvent.ArtifactRegistered(
                            ARTIFACT_ID, ArtifactKind.DATA, List.of("scores")),
                    new ArtifactEvent.ArtifactVersionCreated(
                            2,
                            VERSION_ID,
                            CONTENT,
                            ArtifactKind.MODEL,
                            new Producer(RUN, TRAINER, "score")));

    static final List<RunEvent> RUN_EVENTS =
            List.of(
                    new RunEvent.RunStarted(
                            "train-2026-11-24", new PipelineName("train"), "{\"gamma\":0.002}"),
                    new RunEvent.StepStarted(TRAINER, REFS),
                    new RunEvent.StepCompleted(TRAINER, REFS),
                    new RunEvent.StepCached(TRAINER, REFS),
                    new RunEvent.StepFailed(TRAINER, "out of memory"),
                    new RunEvent.RunCompleted(),
                    new RunEvent.RunFailed("svc_trainer failed"));

    private EventSamples() {}

    static List<Event> all() {
        var all = new ArrayList<Event>();
        MODEL.forEach(e -> all.add(new Event.OfModel(new ModelName("iris_classifier"), e)));
        ARTIFACT.forEach(e -> all.add(new Event.OfArtifact(new ArtifactName("iris_scores"), e)));
        RUN_EVENTS.forEach(e -> all.add(new Event.OfRun(RUN, e)));
        return List.copyOf(all);
    }

    static EventEnvelope envelope(Event event) {
        return new EventEnvelope(
                UUID.fromString("019ab3c4-0000-7000-8000-0000000000ff"),
                42,
                Instant.parse("2026-11-24T12:34:56.123456Z"),
                new Actor("ada@example.org"),
                "beats the champion",
                new CommandId("promote-7"),
                new CorrelationId("release-2026-11"),
                "019ab3c4-0000-7000-8000-0000000000fe",
                event);
    }
}
