package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactVersion;
import io.modelog.sdk.Metadata;
import io.modelog.sdk.NewArtifactVersion;
import io.modelog.sdk.Producer;
import io.modelog.sdk.store.TypeOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a step can know and say of the run it is part of.
///
/// {@snippet file=PipelineTraining.java region=step-context}
public final class StepContext {
    static final ScopedValue<StepContext> CURRENT = ScopedValue.newInstance();

    private final RunScope run;
    private final StepDefinition step;
    private final Optional<PinnedVersion> version;
    private final StepReport report;
    private final OutputNotes notes;

    StepContext(
            RunScope run,
            StepDefinition step,
            Optional<PinnedVersion> version,
            StepReport report,
            OutputNotes notes) {
        this.run = run;
        this.step = step;
        this.version = version;
        this.report = report;
        this.notes = notes;
    }

    /// The context of the step that this thread runs; throws elsewhere, also in threads that the step starts.
    public static StepContext current() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException(
                    "StepContext.current() is there only in the thread that runs a step");
        }
        return CURRENT.get();
    }

    public String runId() {
        return run.id();
    }

    public String step() {
        return step.name();
    }

    /// The version that the step works on, its own or else the pipeline's; throws when there is none (V-60).
    public PinnedVersion modelVersion() {
        return version.orElseThrow(() ->
                new IllegalStateException(
                        "step %s works on no model version: its pipeline was composed without model(…)"
                                .formatted(step.name())));
    }

    /// Logs values of the step itself, each as [io.modelog.sdk.MetadataValue#of] takes it.
    public List<Metadata> logMetadata(Map<String, ?> metadata) throws InterruptedException {
        report.await();
        return run.modelog().runs().logStepMetadata(run.id(), step.name(), metadata);
    }

    /// Values for the artifact version that the step's only output becomes (M-3).
    public void logOutputMetadata(Map<String, ?> metadata) {
        notes.addMetadata(OutputNotes.ONLY, metadata);
    }

    /// Values for the artifact version that this output becomes (M-3).
    public void logOutputMetadata(String output, Map<String, ?> metadata) {
        notes.addMetadata(output, metadata);
    }

    /// Links the step's only output to this model version in place of the step's.
    public void linkOutput(ModelVersion target) {
        notes.link(OutputNotes.ONLY, target);
    }

    /// Links this output to this model version in place of the step's.
    public void linkOutput(String output, ModelVersion target) {
        notes.link(output, target);
    }

    /// Saves a value besides the step's outputs, as the next version of this artifact; it is linked to the step's model
    /// version, if there is one.
    public ArtifactVersion save(String artifact, Object value) throws InterruptedException {
        report.await();
        var content = run.values().store(artifact, value);
        var saved =
                run.modelog()
                        .artifacts()
                        .createVersion(
                                artifact,
                                NewArtifactVersion.of(content)
                                        .producedBy(new Producer(run.id(), step.name(), artifact)));
        version.ifPresent(pin -> pin.link(artifact, saved.number()));
        return saved;
    }

    /// The newest version of any artifact; [PinnedVersion#load] is for those of the model version.
    public <T> T load(String artifact, Class<T> type) {
        return load(artifact, TypeOf.of(type));
    }

    public <T> T load(String artifact, TypeOf<T> type) {
        return run.values().load(run.modelog().artifacts().latestVersion(artifact), type);
    }
}
