package io.modelog.events.codec;

import io.modelog.events.avro.ArtifactRef;
import io.modelog.events.avro.ReportedStatus;
import io.modelog.events.id.CacheKey;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.StepName;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunReport;
import io.modelog.events.run.RunStatus;
import io.modelog.events.run.StepArtifact;
import java.util.List;

/// Run events to and from their Avro records.
final class AvroRunEvents {
    private AvroRunEvents() {}

    static Object toAvro(RunEvent event) {
        return switch (event) {
            case RunEvent.RunStarted(var name, var pipeline, var extra, var heartbeatSeconds) ->
                    new io.modelog.events.avro.RunStarted(
                            name, pipeline.value(), extra, heartbeatSeconds);
            case RunEvent.StepStarted(var step, var inputs, var parameters, var cacheKey) ->
                    new io.modelog.events.avro.StepStarted(
                            step.value(),
                            refs(inputs),
                            parameters,
                            cacheKey == null ? null : cacheKey.value());
            case RunEvent.StepCompleted(var step, var outputs) ->
                    new io.modelog.events.avro.StepCompleted(step.value(), refs(outputs));
            case RunEvent.StepCached(var step, var outputs) ->
                    new io.modelog.events.avro.StepCached(step.value(), refs(outputs));
            case RunEvent.StepFailed(var step, var error) ->
                    new io.modelog.events.avro.StepFailed(step.value(), error);
            case RunEvent.RunCompleted() -> new io.modelog.events.avro.RunCompleted();
            case RunEvent.RunFailed(var error) -> new io.modelog.events.avro.RunFailed(error);
            case RunEvent.RunMetadataLogged(var step, var metadata) ->
                    new io.modelog.events.avro.RunMetadataLogged(
                            step == null ? null : step.value(), AvroMetadata.entries(metadata));
            case RunEvent.RunDeleted() -> new io.modelog.events.avro.RunDeleted();
            case RunEvent.RunReported(var report) -> toAvro(report);
        };
    }

    static RunEvent fromAvro(Object payload) {
        return switch (payload) {
            case io.modelog.events.avro.RunStarted e ->
                    new RunEvent.RunStarted(
                            e.getName(),
                            new PipelineName(e.getPipeline()),
                            e.getExtra(),
                            e.getHeartbeatSeconds());
            case io.modelog.events.avro.StepStarted e ->
                    new RunEvent.StepStarted(
                            new StepName(e.getStep()),
                            artifacts(e.getInputs()),
                            e.getParameters(),
                            e.getCacheKey() == null ? null : new CacheKey(e.getCacheKey()));
            case io.modelog.events.avro.StepCompleted e ->
                    new RunEvent.StepCompleted(
                            new StepName(e.getStep()), artifacts(e.getOutputs()));
            case io.modelog.events.avro.StepCached e ->
                    new RunEvent.StepCached(new StepName(e.getStep()), artifacts(e.getOutputs()));
            case io.modelog.events.avro.StepFailed e ->
                    new RunEvent.StepFailed(new StepName(e.getStep()), e.getError());
            case io.modelog.events.avro.RunCompleted _ -> new RunEvent.RunCompleted();
            case io.modelog.events.avro.RunFailed e -> new RunEvent.RunFailed(e.getError());
            case io.modelog.events.avro.RunMetadataLogged e ->
                    new RunEvent.RunMetadataLogged(
                            e.getStep() == null ? null : new StepName(e.getStep()),
                            AvroMetadata.metadata(e.getEntries()));
            case io.modelog.events.avro.RunDeleted _ -> new RunEvent.RunDeleted();
            case io.modelog.events.avro.RunReported e -> new RunEvent.RunReported(report(e));
            default -> throw AvroEnvelopes.misplaced(payload, "run");
        };
    }

    private static io.modelog.events.avro.RunReported toAvro(RunReport report) {
        var status = report.status();
        return new io.modelog.events.avro.RunReported(
                report.digest(),
                report.at(),
                status == null ? null : ReportedStatus.valueOf(status.name()),
                report.pipeline().value(),
                report.step().value(),
                refs(report.inputs()),
                refs(report.outputs()),
                report.error(),
                report.document());
    }

    private static RunReport report(io.modelog.events.avro.RunReported e) {
        var status = e.getStatus();
        return new RunReport(
                e.getDigest(),
                e.getAt(),
                status == null ? null : RunStatus.valueOf(status.name()),
                new PipelineName(e.getPipeline()),
                new StepName(e.getStep()),
                artifacts(e.getInputs()),
                artifacts(e.getOutputs()),
                e.getError(),
                e.getDocument());
    }

    private static List<ArtifactRef> refs(List<StepArtifact> artifacts) {
        return artifacts.stream()
                .map(a ->
                        new ArtifactRef(
                                a.name(), a.artifact().artifact().value(), a.artifact().version()))
                .toList();
    }

    private static List<StepArtifact> artifacts(List<ArtifactRef> refs) {
        return refs.stream()
                .map(r ->
                        new StepArtifact(
                                r.getName(),
                                AvroModelEvents.artifact(r.getArtifact(), r.getVersion())))
                .toList();
    }
}
