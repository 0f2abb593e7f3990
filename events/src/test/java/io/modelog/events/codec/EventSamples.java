package io.modelog.events.codec;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.artifact.Producer;
import io.modelog.events.erasure.ErasureEvent;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.CacheKey;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ErasureId;
import io.modelog.events.id.KeyId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.TagName;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.OnFailure;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StageChangeCause;
import io.modelog.events.model.StagePolicy;
import io.modelog.events.model.Stages;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunReport;
import io.modelog.events.run.RunStatus;
import io.modelog.events.run.StepArtifact;
import io.modelog.events.tag.TagChange;
import io.modelog.events.tag.TagColor;
import io.modelog.events.tag.TagEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
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
    private static final ErasureId ERASURE_ID =
            ErasureId.parse("019ab3c4-0000-7000-8000-000000000005");
    private static final StepName TRAINER = new StepName("svc_trainer");
    private static final List<StepArtifact> REFS =
            List.of(new StepArtifact("score", SCORES), new StepArtifact("again", SCORES));

    private static final Stage QA = new Stage("qa");
    private static final Metadata METADATA = new Metadata(everyType());

    static final List<ModelEvent> MODEL =
            List.of(
                    new ModelEvent.ModelRegistered(MODEL_ID, DETAILS, List.of("iris", "demo")),
                    new ModelEvent.ModelUpdated(DETAILS),
                    new ModelEvent.ModelDeleted(MODEL_ID),
                    new ModelEvent.VersionCreated(
                            7, VERSION_ID, new VersionName("blue moon"), "First", List.of("a")),
                    new ModelEvent.VersionUpdated(7, new VersionName("red moon"), "Second"),
                    new ModelEvent.VersionStageChanged(
                            7, Stage.PRODUCTION, Stage.ARCHIVED, StageChangeCause.DISPLACED, 8L),
                    new ModelEvent.VersionDeleted(7, VERSION_ID),
                    new ModelEvent.ArtifactLinked(7, SCORES, ArtifactKind.ENDPOINT, CONTENT),
                    new ModelEvent.ArtifactUnlinked(7, SCORES),
                    new ModelEvent.RunAttached(7, RUN, OnFailure.DELETE),
                    new ModelEvent.VersionReleased(7, RUN),
                    new ModelEvent.RunDetached(7, RUN),
                    new ModelEvent.TagsChanged(
                            7L, new TagChange.Effect(List.of("gpu", "née"), List.of("cpu"))),
                    new ModelEvent.MetadataLogged(7, METADATA),
                    new ModelEvent.StagesDefined(
                            Stages.choose(
                                    List.of(
                                            new Stages.Definition(QA, true),
                                            new Stages.Definition(new Stage("canary"), false),
                                            new Stages.Definition(Stage.PRODUCTION, true)))),
                    new ModelEvent.StagePolicyChanged(
                            Stage.PRODUCTION,
                            new StagePolicy(
                                    List.of(
                                            MetadataRule.parse("accuracy >= 0.9"),
                                            MetadataRule.parse("`test loss` < 1.0E-7"),
                                            MetadataRule.parse("card = \"v2\""),
                                            MetadataRule.parse("data_card")),
                                    QA,
                                    2)),
                    new ModelEvent.PromotionRequested(7, Stage.PRODUCTION, new Actor("ada")),
                    new ModelEvent.PromotionApproved(
                            7, Stage.PRODUCTION, new Actor("bob"), "Looks good ❀"),
                    new ModelEvent.PromotionRejected(
                            7, Stage.PRODUCTION, new Actor("bob"), "No data card"),
                    new ModelEvent.PromotionWithdrawn(7, Stage.PRODUCTION),
                    new ModelEvent.PromotionRefused(
                            7L,
                            Stage.PRODUCTION,
                            List.of(
                                    new StagePolicy.Failure("metadata", "accuracy is missing"),
                                    new StagePolicy.Failure("after", "never in qa"))));

    static final List<ArtifactEvent> ARTIFACT =
            List.of(
                    new ArtifactEvent.ArtifactRegistered(
                            ARTIFACT_ID, ArtifactKind.DATA, List.of("scores")),
                    new ArtifactEvent.ArtifactVersionCreated(
                            2,
                            VERSION_ID,
                            CONTENT,
                            ArtifactKind.MODEL,
                            new Producer(RUN, TRAINER, "score"),
                            List.of("gpu"),
                            "{\"type\":\"number\"}"),
                    new ArtifactEvent.ArtifactTagsChanged(
                            2L, new TagChange.Effect(List.of("gpu"), List.of("cpu"))),
                    new ArtifactEvent.ArtifactMetadataLogged(2, METADATA),
                    new ArtifactEvent.ArtifactVersionDeleted(2, VERSION_ID),
                    new ArtifactEvent.ArtifactDeleted(ARTIFACT_ID));

    static final List<RunEvent> RUN_EVENTS =
            List.of(
                    new RunEvent.RunStarted(
                            "train-2026-11-24", new PipelineName("train"), "{\"gamma\":0.002}", 20),
                    new RunEvent.StepStarted(
                            TRAINER, REFS, "{\"kernel\":\"rbf\"}", new CacheKey("5e".repeat(32))),
                    new RunEvent.StepCompleted(TRAINER, REFS),
                    new RunEvent.StepCached(TRAINER, REFS),
                    new RunEvent.StepFailed(TRAINER, "out of memory"),
                    new RunEvent.RunCompleted(),
                    new RunEvent.RunFailed("svc_trainer failed"),
                    new RunEvent.RunMetadataLogged(TRAINER, METADATA),
                    new RunEvent.RunDeleted(),
                    new RunEvent.RunReported(
                            new RunReport(
                                    "0d".repeat(32),
                                    Instant.parse("2026-11-24T12:00:00.000001Z"),
                                    RunStatus.FAILED,
                                    new PipelineName("airflow:etl.load"),
                                    TRAINER,
                                    REFS,
                                    REFS,
                                    "out of memory",
                                    "{\"eventType\":\"FAIL\"}")));

    static final List<TagEvent> TAG =
            List.of(
                    new TagEvent.TagRegistered(TagColor.TURQUOISE),
                    new TagEvent.TagRecolored(TagColor.GREY),
                    new TagEvent.TagDeleted());

    static final List<ErasureEvent> ERASURE =
            List.of(new ErasureEvent.SubjectErased(List.of(new KeyId(1), new KeyId(-1))));

    private EventSamples() {}

    private static SequencedMap<String, MetadataValue> everyType() {
        var values = new LinkedHashMap<String, MetadataValue>();
        values.put("text", new MetadataValue.Text("née ❀ 🌸"));
        values.put("whole", new MetadataValue.Whole(Long.MIN_VALUE));
        values.put("real", new MetadataValue.Real(0.1));
        values.put("flag", new MetadataValue.Flag(true));
        values.put("a uri", new MetadataValue.Uri("s3://bucket/data"));
        values.put("size", new MetadataValue.Size(1_048_576));
        values.put("dtype", new MetadataValue.Dtype("float32"));
        values.put("list", new MetadataValue.Listed(List.copyOf(values.values())));
        values.put("map", new MetadataValue.Mapped(new LinkedHashMap<>(values)));
        values.put("empty", new MetadataValue.Listed(List.of()));
        return values;
    }

    static List<Event> all() {
        var all = new ArrayList<Event>();
        MODEL.forEach(e -> all.add(new Event.OfModel(new ModelName("iris_classifier"), e)));
        ARTIFACT.forEach(e -> all.add(new Event.OfArtifact(new ArtifactName("iris_scores"), e)));
        RUN_EVENTS.forEach(e -> all.add(new Event.OfRun(RUN, e)));
        TAG.forEach(e -> all.add(new Event.OfTag(new TagName("demo"), e)));
        ERASURE.forEach(e -> all.add(new Event.OfErasure(ERASURE_ID, e)));
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
