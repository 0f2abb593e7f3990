package io.modelog.api.lineage;

import io.javalin.http.Context;
import io.modelog.api.http.Commands;
import io.modelog.api.http.ForeignStep;
import io.modelog.api.http.Ids;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Rejections;
import io.modelog.api.http.Taken;
import io.modelog.api.run.MadeVersion;
import io.modelog.events.artifact.ArtifactCommand;
import io.modelog.events.artifact.Producer;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;
import io.modelog.events.log.Event;
import io.modelog.events.log.Rejection;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.run.RunCommand;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunRejection;
import io.modelog.events.run.StepArtifact;
import io.modelog.projector.view.StepView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes an event from outside: first the versions of its datasets that are new, then the report to the run.
record Reporting(Readiness readiness, Commands commands) {
    /// Datasets of this namespace are ours: `artifacts/<name>` with a number as version.
    static final String NAMESPACE = "modelog";

    static final String ARTIFACTS = "artifacts/";
    static final String MODELS = "models/";

    /// A dataset of an event and, once that is known, the artifact version that it stands for.
    private record Use(
            OutsideDataset dataset, boolean written, @Nullable ArtifactVersionId version) {
        StepArtifact artifact(ArtifactVersionId found) {
            return new StepArtifact(dataset.label(), found);
        }
    }

    /// Whether it was recorded; false when it was before. Answered when this node's views show it.
    boolean take(Context ctx, OutsideEvent event) throws InterruptedException {
        checkOutside(event);
        var uses =
                Stream.concat(
                                event.inputs().stream().map(it -> known(event, it, false)),
                                event.outputs().stream().map(it -> known(event, it, true)))
                        .flatMap(Optional::stream)
                        .toList();
        var unknown = uses.stream().filter(use -> use.version() == null).toList();
        var made = commands.take(ctx, unknown.stream().map(use -> creation(event, use)).toList());
        var read = new ArrayList<StepArtifact>();
        var written = new ArrayList<StepArtifact>();
        var created = made.iterator();
        for (var use : uses) {
            var version = use.version();
            var id = version == null ? made(ctx, event, use, created.next()) : version;
            (use.written() ? written : read).add(use.artifact(id));
        }
        var report = new RunCommand.Report(event.report(read, written));
        var step =
                ForeignStep.post(
                                new Command.OnRun(event.run(), report),
                                Paths.of("lineage"),
                                event.document())
                        .asPart();
        var taken = commands.take(ctx, List.of(step));
        commands.awaitTaken(ctx, Stream.concat(made.stream(), taken.stream()).toList());
        return isRecorded(taken.getFirst());
    }

    private static boolean isRecorded(Taken taken) {
        return !taken.events().isEmpty() || taken.answer().contains("\"recorded\":true");
    }

    /// Before anything is made for a run of ours.
    private void checkOutside(OutsideEvent event) {
        var first = readiness.views().events(StreamId.of(event.run()), 1, 1);
        if (!first.isEmpty()
                && first.getFirst().event() instanceof Event.OfRun(_, RunEvent.RunStarted _)) {
            throw Rejections.exception(
                    new Rejection.OfRun(event.run(), new RunRejection.RunExists()));
        }
    }

    /// Empty for a model version of ours: runs are attached to those, which no event tells.
    private Optional<Use> known(OutsideEvent event, OutsideDataset dataset, boolean written) {
        if (dataset.namespace().equals(NAMESPACE)) {
            return dataset.name().startsWith(MODELS)
                    ? Optional.empty()
                    : Optional.of(new Use(dataset, written, ours(dataset)));
        }
        var version =
                dataset.version() == null && !written
                        ? read(event, dataset.artifact()).or(() -> newest(dataset.artifact()))
                        : Optional.<ArtifactVersionId>empty();
        return Optional.of(
                new Use(
                        dataset,
                        written,
                        version.or(() -> present(reference(event, dataset, written)))
                                .orElse(null)));
    }

    private static ArtifactVersionId ours(OutsideDataset dataset) {
        var number = dataset.version();
        if (!dataset.name().startsWith(ARTIFACTS)
                || number == null
                || !number.matches("[1-9]\\d{0,17}")) {
            throw new InvalidValue(
                    "name",
                    "'%s' in the namespace modelog is no artifacts/<name> with a number as version"
                            .formatted(dataset.name()));
        }
        return new ArtifactVersionId(
                new ArtifactName(dataset.name().substring(ARTIFACTS.length())),
                Long.parseLong(number));
    }

    /// The version that the run was said to read before.
    private Optional<ArtifactVersionId> read(OutsideEvent event, ArtifactName artifact) {
        return readiness
                .views()
                .runs()
                .step(event.run(), event.step())
                .map(StepView::inputs)
                .stream()
                .flatMap(List::stream)
                .filter(input -> input.artifact().equals(artifact.value()))
                .map(input -> new ArtifactVersionId(artifact, input.version()))
                .findFirst();
    }

    private Optional<ArtifactVersionId> newest(ArtifactName artifact) {
        return readiness
                .views()
                .artifacts()
                .version(artifact, OptionalLong.empty())
                .map(found -> new ArtifactVersionId(artifact, found.value().number()));
    }

    private static OutsideDataset.Reference reference(
            OutsideEvent event, OutsideDataset dataset, boolean written) {
        return dataset.reference(written ? event.run() : null);
    }

    private Optional<ArtifactVersionId> present(OutsideDataset.Reference reference) {
        return readiness
                .views()
                .artifacts()
                .version(reference.id())
                .map(found ->
                        new ArtifactVersionId(
                                new ArtifactName(found.value().artifact()),
                                found.value().number()));
    }

    private static ForeignStep creation(OutsideEvent event, Use use) {
        var reference = reference(event, use.dataset(), use.written());
        var content = reference.content();
        var producer =
                use.written()
                        ? new Producer(event.run(), event.step(), use.dataset().label())
                        : null;
        var metadata = new LinkedHashMap<String, MetadataValue>();
        reference
                .parts()
                .forEach((key, text) ->
                        metadata.put("openlineage." + key, new MetadataValue.Text(text)));
        var command =
                new ArtifactCommand.EnsureVersion(
                        new ArtifactCommand.CreateVersion(
                                Ids.next(),
                                reference.id(),
                                content,
                                use.dataset().kind(),
                                producer,
                                List.of(),
                                Metadata.of(metadata),
                                null));
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("id", reference.id());
        body.put("uri", content.uri());
        body.put("sha256", content.sha256());
        body.put("sizeBytes", content.sizeBytes());
        body.put("mediaType", content.mediaType());
        body.put("type", content.type());
        body.put("kind", use.dataset().kind());
        body.put("producer", producer);
        body.put("metadata", Map.copyOf(metadata));
        return ForeignStep.post(
                        new Command.OnArtifact(use.dataset().artifact(), command),
                        Paths.of("artifacts", use.dataset().artifact(), "versions"),
                        body)
                .asPart();
    }

    /// One that was there already is found when this node's views show it.
    private ArtifactVersionId made(Context ctx, OutsideEvent event, Use use, Taken taken)
            throws InterruptedException {
        if (!taken.events().isEmpty() || !taken.answer().isEmpty()) {
            return MadeVersion.of(taken).id(use.dataset().artifact());
        }
        commands.awaitTaken(ctx, List.of(taken));
        return present(reference(event, use.dataset(), use.written()))
                .orElseThrow(() -> new IllegalStateException("a version that is there is gone"));
    }
}
