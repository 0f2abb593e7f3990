package io.modelog.api.run;

import io.modelog.api.http.ForeignStep;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Unknown;
import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.ArtifactVersionView;
import io.modelog.projector.view.Read;
import io.modelog.projector.view.VersionView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The links of a step's outputs: what is linked to one version, and that the run is attached to it, makes one
/// command.
///
/// @param versions the numbers of the versions that the links name
/// @param present the linked outputs that are there already
record StepLinks(RunId run, Map<StepLink, Long> versions, List<Linked> present) {
    /// An output as an artifact version.
    record Linked(
            StepOutput output, ArtifactVersionId id, ArtifactKind kind, ArtifactContent content) {}

    /// A version of a model.
    private record Target(ModelName model, long number) {}

    /// Throws the problem that a model, version or artifact version is unknown; for a repeat, what is gone by now is left
    /// out.
    static StepLinks of(
            Readiness readiness, RunId run, List<StepOutput> outputs, boolean repeated) {
        var versions = new HashMap<StepLink, Long>();
        var present = new ArrayList<Linked>();
        for (var output : outputs) {
            for (var link : output.links()) {
                version(readiness, link, repeated).ifPresent(number -> versions.put(link, number));
            }
            if (output instanceof StepOutput.Present p && !p.links().isEmpty()) {
                artifactVersion(readiness, p.id(), repeated)
                        .ifPresent(view -> present.add(linked(p, view)));
            }
        }
        return new StepLinks(run, versions, present);
    }

    private static Optional<Long> version(Readiness readiness, StepLink link, boolean repeated) {
        var views = readiness.views();
        var found = views.version(link.model(), link.version()).map(Read::value);
        if (found.isEmpty() && !repeated) {
            throw views.model(link.model()).isEmpty()
                    ? Unknown.model(link.model())
                    : Unknown.version(link.model(), link.version());
        }
        return found.map(VersionView::number);
    }

    private static Optional<ArtifactVersionView> artifactVersion(
            Readiness readiness, ArtifactVersionId id, boolean repeated) {
        var artifacts = readiness.views().artifacts();
        var number = OptionalLong.of(id.version());
        var found = artifacts.version(id.artifact(), number).map(Read::value);
        if (found.isEmpty() && !repeated) {
            throw artifacts.find(id.artifact()).isEmpty()
                    ? Unknown.artifact(id.artifact())
                    : Unknown.artifactVersion(id.artifact(), number);
        }
        return found;
    }

    private static Linked linked(StepOutput.Present output, ArtifactVersionView view) {
        var content =
                new ArtifactContent(
                        view.uri(), view.sha256(), view.sizeBytes(), view.mediaType(), view.type());
        return new Linked(output, output.id(), view.kind(), content);
    }

    /// @param made the outputs that were made for the step
    List<ForeignStep> steps(List<Linked> made) {
        var targets = new LinkedHashMap<Target, List<VersionCommand.LinkArtifact>>();
        for (var outputs : List.of(present, made)) {
            for (var linked : outputs) {
                for (var link : linked.output().links()) {
                    var number = versions.get(link);
                    if (number != null) {
                        targets.computeIfAbsent(
                                        new Target(link.model(), number), _ -> new ArrayList<>())
                                .add(command(linked, link));
                    }
                }
            }
        }
        return targets.entrySet().stream()
                .map(target -> step(target.getKey(), target.getValue()))
                .toList();
    }

    private static VersionCommand.LinkArtifact command(Linked linked, StepLink link) {
        return new VersionCommand.LinkArtifact(
                linked.id(),
                link.kind() == null ? linked.kind() : link.kind(),
                linked.content(),
                link.overwrite());
    }

    private ForeignStep step(Target target, List<VersionCommand.LinkArtifact> links) {
        var commands = new ArrayList<VersionCommand>();
        commands.add(new VersionCommand.AttachRun(run));
        commands.addAll(links);
        var version = new VersionSelector.Numbered(target.number());
        return ForeignStep.post(
                        new Command.OnModel(
                                target.model(), new ModelCommand.OnVersion(version, commands)),
                        Paths.of("models", target.model(), "versions", target.number(), "runs"),
                        Map.of(
                                "runId",
                                run,
                                "artifacts",
                                links.stream().map(StepLinks::asBody).toList()))
                .asPart();
    }

    private static Map<String, Object> asBody(VersionCommand.LinkArtifact link) {
        return Map.of(
                "artifact",
                link.artifact().artifact(),
                "version",
                link.artifact().version(),
                "kind",
                link.kind(),
                "overwrite",
                link.overwrite());
    }
}
