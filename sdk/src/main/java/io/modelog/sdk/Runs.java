package io.modelog.sdk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The runs of pipelines and their steps.
public final class Runs {
    private final Transport transport;

    Runs(Transport transport) {
        this.transport = transport;
    }

    /// All runs without their steps, newest first.
    public Listing<Run> list() {
        return list(null, null);
    }

    public Listing<Run> list(@Nullable String pipeline, @Nullable RunStatus status) {
        return transport.list(
                Route.api("runs").with("pipeline", pipeline).with("status", status), Run.class);
    }

    public Run start(NewRun run) {
        return transport.post(Route.api("runs"), run, Run.class);
    }

    /// The run with its steps.
    public Run get(String run) {
        return transport.get(Route.api("runs", run), Run.class);
    }

    public Revisioned<Run> getRevisioned(String run) {
        return transport.getRevisioned(Route.api("runs", run), Run.class);
    }

    public Run complete(String run) {
        return transport.patch(
                Route.api("runs", run), Map.of("status", RunStatus.COMPLETED), Run.class);
    }

    public Run fail(String run, String error) {
        return transport.patch(
                Route.api("runs", run),
                Map.of("status", RunStatus.FAILED, "error", error),
                Run.class);
    }

    public void delete(String run) {
        delete(run, false);
    }

    /// Detaches the run from its versions and deletes it. Without `force`, [DeletionGuardedException] says when it is
    /// running, or attached to a version in production.
    public void delete(String run, boolean force) {
        transport.delete(Route.api("runs", run), force);
    }

    /// The metadata of the run, by key.
    public Listing<Metadata> metadata(String run) {
        return transport.list(Route.api("runs", run, "metadata"), Metadata.class);
    }

    /// Logs values, each as [MetadataValue#of] takes it, and answers with all that the run has; also when it has ended.
    public List<Metadata> logMetadata(String run, Map<String, ?> values) {
        return transport.postForAll(
                Route.api("runs", run, "metadata"), MetadataValue.ofEach(values), Metadata.class);
    }

    /// The steps of the run, by start.
    public Listing<Step> steps(String run) {
        return transport.list(Route.api("runs", run, "steps"), Step.class);
    }

    public Step startStep(String run, String step, List<ArtifactRef> inputs) {
        return transport.post(
                Route.api("runs", run, "steps"),
                Map.of("name", step, "inputs", inputs),
                Step.class);
    }

    public Step completeStep(String run, String step, List<ArtifactRef> outputs) {
        return endStep(run, step, Map.of("status", StepStatus.COMPLETED, "outputs", outputs));
    }

    /// Ends a step that took the outputs of an earlier run instead of its own work.
    public Step cacheStep(String run, String step, List<ArtifactRef> outputs) {
        return endStep(run, step, Map.of("status", StepStatus.CACHED, "outputs", outputs));
    }

    public Step failStep(String run, String step, String error) {
        return endStep(run, step, Map.of("status", StepStatus.FAILED, "error", error));
    }

    /// The metadata of the step, by key.
    public Listing<Metadata> stepMetadata(String run, String step) {
        return transport.list(Route.api("runs", run, "steps", step, "metadata"), Metadata.class);
    }

    public List<Metadata> logStepMetadata(String run, String step, Map<String, ?> values) {
        return transport.postForAll(
                Route.api("runs", run, "steps", step, "metadata"),
                MetadataValue.ofEach(values),
                Metadata.class);
    }

    private Step endStep(String run, String step, Map<String, Object> body) {
        return transport.patch(Route.api("runs", run, "steps", step), body, Step.class);
    }
}
