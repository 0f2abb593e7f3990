package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The runs of pipelines and their steps.
///
/// {@snippet file=ClientRuns.java region=run}
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

    /// The run as RunEvents of OpenLineage: a JSON array.
    public String openLineage(String run) {
        return transport.text(Route.api("runs", run, "openlineage"));
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

    /// Says that the run is alive, see [NewRun#heartbeatSeconds]. A [ConflictException] that
    /// [is][ProblemException#is] `run-finished` says that it has ended, perhaps because the node closed it.
    public void heartbeat(String run) {
        transport.post(Route.api("runs", run, "heartbeat"));
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

    /// Completed steps with this cache key whose outputs all still exist, newest first; each says its run and pipeline.
    public Listing<Step> cached(String cacheKey) {
        return transport.list(Route.api("steps").with("cacheKey", cacheKey), Step.class);
    }

    public Step startStep(String run, NewStep step) {
        return transport.post(Route.api("runs", run, "steps"), step, Step.class);
    }

    /// Ends a step that runs. Its new artifact versions are recorded and linked first: when one is refused, the step goes
    /// on running.
    public Step endStep(String run, String step, StepEnd end) {
        return transport.patch(Route.api("runs", run, "steps", step), end, Step.class);
    }

    /// Starts and ends a step in one request, for a step that is shorter than a request.
    public Step recordStep(String run, NewStep step, StepEnd end) {
        return transport.post(
                Route.api("runs", run, "steps"), new EndedStep(step, end), Step.class);
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

    private record EndedStep(@JsonUnwrapped NewStep start, @JsonUnwrapped StepEnd end) {}
}
