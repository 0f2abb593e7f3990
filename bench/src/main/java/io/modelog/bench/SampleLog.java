package io.modelog.bench;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.artifact.Producer;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StageChangeCause;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.StepArtifact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A log as training makes it: again and again some model gets a run of four steps, three artifact versions, and a
/// version that they are linked to and that goes to production. Always the same for the same seed.
final class SampleLog {
    static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    /// From one event to the next.
    static final Duration EACH = Duration.ofMillis(7);

    private static final List<String> STEPS = List.of("load", "train", "evaluate", "promote");
    private static final List<String> OUTPUTS = List.of("split", "classifier", "accuracy");
    private static final Actor ACTOR = new Actor("training@example.org");

    private record Head(long sequence, Hash hash) {}

    private final EventCodec codec;
    private final BiConsumer<StreamId, byte[]> records;
    private final int models;
    private final Random random;
    private final Map<StreamId, Head> heads = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private Instant time = START;

    /// @param records takes each record with its key
    SampleLog(EventCodec codec, int models, long seed, BiConsumer<StreamId, byte[]> records) {
        this.codec = codec;
        this.records = records;
        this.models = models;
        this.random = new Random(seed);
    }

    /// Trains some model once: some twenty events.
    void train() {
        train("model_%05d".formatted(random.nextInt(models)));
    }

    /// Trains this model once.
    void train(String name) {
        var model = new ModelName(name);
        if (!versions.containsKey(name)) {
            append(
                    new Event.OfModel(
                            model,
                            new ModelEvent.ModelRegistered(
                                    id(), details(), List.of("iris", "demo"))));
            OUTPUTS.forEach(output ->
                    append(
                            new Event.OfArtifact(
                                    artifact(name, output),
                                    new ArtifactEvent.ArtifactRegistered(
                                            id(), ArtifactKind.DATA, List.of()))));
        }
        var number = versions.merge(name, 1L, Long::sum);
        var run = run(name, number);
        append(
                new Event.OfModel(
                        model,
                        new ModelEvent.VersionCreated(
                                number,
                                id(),
                                VersionName.of(number),
                                "trained by a nightly pipeline",
                                List.of("nightly"))));
        OUTPUTS.forEach(output ->
                append(
                        new Event.OfModel(
                                model,
                                new ModelEvent.ArtifactLinked(
                                        number,
                                        new ArtifactVersionId(artifact(name, output), number),
                                        kind(output),
                                        content(name, number)))));
        append(new Event.OfModel(model, new ModelEvent.RunAttached(number, run)));
        promote(model, number);
    }

    private RunId run(String model, long number) {
        var run = new RunId(id());
        append(
                new Event.OfRun(
                        run,
                        new RunEvent.RunStarted(
                                "train-" + time,
                                new PipelineName("train_" + model),
                                "{\"threshold\": 0.9, \"seed\": %d}".formatted(number),
                                null)));
        for (var step = 0; step < STEPS.size(); step++) {
            var name = new StepName(STEPS.get(step));
            var inputs =
                    step == 0
                            ? List.<StepArtifact>of()
                            : List.of(used(model, OUTPUTS.get(step - 1), number));
            append(new Event.OfRun(run, new RunEvent.StepStarted(name, inputs, "{}", null)));
            if (step < OUTPUTS.size()) {
                make(model, OUTPUTS.get(step), number, new Producer(run, name, OUTPUTS.get(step)));
            }
            var outputs =
                    step == OUTPUTS.size()
                            ? List.<StepArtifact>of()
                            : List.of(used(model, OUTPUTS.get(step), number));
            append(new Event.OfRun(run, new RunEvent.StepCompleted(name, outputs)));
        }
        append(new Event.OfRun(run, new RunEvent.RunCompleted()));
        return run;
    }

    private void make(String model, String output, long number, Producer producer) {
        append(
                new Event.OfArtifact(
                        artifact(model, output),
                        new ArtifactEvent.ArtifactVersionCreated(
                                number,
                                id(),
                                content(model, number),
                                kind(output),
                                producer,
                                List.of(),
                                null)));
    }

    private void promote(ModelName model, long number) {
        append(stage(model, number, null, Stage.STAGING));
        if (number > 1) {
            append(stage(model, number - 1, Stage.PRODUCTION, Stage.ARCHIVED));
        }
        append(stage(model, number, Stage.STAGING, Stage.PRODUCTION));
    }

    private static Event stage(ModelName model, long number, @Nullable Stage from, Stage to) {
        return new Event.OfModel(
                model,
                new ModelEvent.VersionStageChanged(
                        number, from, to, StageChangeCause.REQUESTED, null));
    }

    private void append(Event event) {
        var stream = event.stream();
        var head = heads.getOrDefault(stream, new Head(0, Hash.NONE));
        time = time.plus(EACH);
        var command = id().toString();
        var envelope =
                new EventEnvelope(
                        id(),
                        head.sequence() + 1,
                        time,
                        ACTOR,
                        null,
                        new CommandId(command),
                        new CorrelationId(command),
                        null,
                        event);
        var record = codec.encode(envelope);
        var hash = HashChain.seal(record, head.hash());
        if (event instanceof Event.OfRun(_, RunEvent.RunCompleted())) {
            heads.remove(stream);
        } else {
            heads.put(stream, new Head(envelope.sequence(), hash));
        }
        records.accept(stream, record);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static ModelDetails details() {
        return new ModelDetails(
                "Apache-2.0",
                "Tells species of iris apart.",
                "data scientists",
                "demonstration",
                null,
                null,
                null,
                true);
    }

    private static ArtifactName artifact(String model, String output) {
        return new ArtifactName(model + "_" + output);
    }

    private static StepArtifact used(String model, String output, long number) {
        return new StepArtifact(output, new ArtifactVersionId(artifact(model, output), number));
    }

    private static ArtifactKind kind(String output) {
        return output.equals("classifier") ? ArtifactKind.MODEL : ArtifactKind.DATA;
    }

    private static ArtifactContent content(String model, long number) {
        return new ArtifactContent(
                "file:///artifacts/%s/%d".formatted(model, number),
                "0123456789abcdef".repeat(4),
                4096,
                "application/json",
                "io.example.Classifier");
    }
}
