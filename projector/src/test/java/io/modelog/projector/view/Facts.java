package io.modelog.projector.view;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StageChangeCause;
import io.modelog.events.model.Stages;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.StepArtifact;
import io.modelog.events.tag.TagChange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be given in a test of views, in few words.
public final class Facts {
    public static final ModelName IRIS = new ModelName("iris");
    public static final ArtifactName SPLIT = new ArtifactName("split");
    public static final RunId RUN = new RunId(new UUID(1, 1));
    public static final ArtifactContent CONTENT =
            new ArtifactContent("file:///a", "ab".repeat(32), 8, "application/json", "double");

    private Facts() {}

    public static Event registered(ModelName model) {
        return event(
                model,
                new ModelEvent.ModelRegistered(
                        new UUID(2, model.value().length()), ModelDetails.NONE, List.of("demo")));
    }

    public static Event created(ModelName model, long number) {
        return event(
                model,
                new ModelEvent.VersionCreated(
                        number, versionId(number), VersionName.of(number), null, List.of()));
    }

    public static UUID versionId(long number) {
        return new UUID(3, number);
    }

    public static Event staged(long number, @Nullable Stage from, Stage to) {
        return staged(IRIS, number, from, to);
    }

    public static Event staged(ModelName model, long number, @Nullable Stage from, Stage to) {
        return event(
                model,
                new ModelEvent.VersionStageChanged(
                        number, from, to, StageChangeCause.REQUESTED, null));
    }

    public static Event deleted(long number) {
        return event(IRIS, new ModelEvent.VersionDeleted(number, versionId(number)));
    }

    public static Event deleted(ModelName model) {
        return event(model, new ModelEvent.ModelDeleted(new UUID(2, model.value().length())));
    }

    /// @param number null for the model itself
    static Event tagged(
            ModelName model, @Nullable Long number, List<String> added, List<String> removed) {
        return event(
                model, new ModelEvent.TagsChanged(number, new TagChange.Effect(added, removed)));
    }

    static Event logged(long number, String key, MetadataValue value) {
        return event(IRIS, new ModelEvent.MetadataLogged(number, entry(key, value)));
    }

    static Metadata entry(String key, MetadataValue value) {
        return Metadata.of(Map.of(key, value));
    }

    /// @param chosen exclusive unless their name ends with a star
    static Event defined(String... chosen) {
        return event(
                IRIS,
                new ModelEvent.StagesDefined(
                        Stages.choose(
                                Arrays.stream(chosen)
                                        .map(name ->
                                                new Stages.Definition(
                                                        new Stage(name.replace("*", "")),
                                                        !name.endsWith("*")))
                                        .toList())));
    }

    static Event splitRegistered(String... tags) {
        return event(
                SPLIT,
                new ArtifactEvent.ArtifactRegistered(
                        new UUID(4, 0), ArtifactKind.DATA, List.of(tags)));
    }

    static Event splitCreated(long number, String... tags) {
        return event(
                SPLIT,
                new ArtifactEvent.ArtifactVersionCreated(
                        number,
                        new UUID(4, number),
                        CONTENT,
                        ArtifactKind.DATA,
                        null,
                        List.of(tags),
                        null));
    }

    static Event started(RunId run) {
        return event(
                run, new RunEvent.RunStarted("train-1", new PipelineName("train"), "{}", null));
    }

    static Event stepStarted(String step, ArtifactVersionId... inputs) {
        return event(RUN, new RunEvent.StepStarted(new StepName(step), used(inputs), "{}", null));
    }

    static Event stepCompleted(String step, ArtifactVersionId... outputs) {
        return event(RUN, new RunEvent.StepCompleted(new StepName(step), used(outputs)));
    }

    private static List<StepArtifact> used(ArtifactVersionId... artifacts) {
        return Arrays.stream(artifacts).map(a -> new StepArtifact("it", a)).toList();
    }

    public static Event linked(long number, ArtifactVersionId artifact, ArtifactKind kind) {
        return event(IRIS, new ModelEvent.ArtifactLinked(number, artifact, kind, CONTENT));
    }

    public static Event unlinked(long number, ArtifactVersionId artifact) {
        return event(IRIS, new ModelEvent.ArtifactUnlinked(number, artifact));
    }

    public static Event attached(long number, RunId run) {
        return event(IRIS, new ModelEvent.RunAttached(number, run));
    }

    public static ArtifactVersionId split(long version) {
        return new ArtifactVersionId(SPLIT, version);
    }

    public static Event event(ModelName model, ModelEvent event) {
        return new Event.OfModel(model, event);
    }

    public static Event event(ArtifactName artifact, ArtifactEvent event) {
        return new Event.OfArtifact(artifact, event);
    }

    public static Event event(RunId run, RunEvent event) {
        return new Event.OfRun(run, event);
    }

    /// Time of the command with this number, the first being 1.
    public static Instant at(int command) {
        return TestLog.START.plusSeconds(command);
    }

    /// The names of the tables that hold a row.
    static List<String> filled(MemoryRows rows) {
        return Table.ALL.stream()
                .filter(table -> !rows.keys(table, Key.EMPTY).isEmpty())
                .map(Table::name)
                .toList();
    }

    /// The rows that follow from the events, each of a command of its own.
    static MemoryRows folded(Event... events) {
        var rows = new MemoryRows();
        var fold = new LogFold(rows, TestLog.CODEC);
        TestLog.of(events).records().forEach(fold::apply);
        return rows;
    }
}
