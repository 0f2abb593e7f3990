package io.modelog.api.run;

import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.ForeignStep;
import io.modelog.api.http.Ids;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Taken;
import io.modelog.events.artifact.ArtifactCommand;
import io.modelog.events.artifact.Producer;
import io.modelog.events.id.RunId;
import io.modelog.events.log.Command;
import io.modelog.events.run.RunCommand;
import io.modelog.events.run.StepArtifact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The end of a step with all that belongs to it: first the artifact versions that it made, then their links and the end
/// itself.
///
/// @param command what goes to the run, given how the step ends
record StepParts(
        StepLinks links, RunId run, StepEnd end, Function<RunCommand.EndStep, RunCommand> command)
        implements Commands.Parts {
    /// Throws the problem that something to link is not there.
    static StepParts of(
            Readiness readiness,
            RunId run,
            StepEnd end,
            Optional<Done> repeated,
            Function<RunCommand.EndStep, RunCommand> command) {
        var links = StepLinks.of(readiness, run, end.outputs(), repeated.isPresent());
        return new StepParts(links, run, end, command);
    }

    @Override
    public List<ForeignStep> first() {
        return made().stream().map(this::creation).toList();
    }

    private List<StepOutput.Made> made() {
        return end.outputs().stream()
                .filter(StepOutput.Made.class::isInstance)
                .map(StepOutput.Made.class::cast)
                .toList();
    }

    private ForeignStep creation(StepOutput.Made output) {
        var producer = new Producer(run, end.step(), output.name());
        var content = output.content().content();
        var command =
                new ArtifactCommand.CreateVersion(
                        Ids.next(),
                        Ids.next(),
                        content,
                        output.kind(),
                        producer,
                        output.tags(),
                        output.metadata(),
                        output.content().schema());
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("uri", content.uri());
        body.put("sha256", content.sha256());
        body.put("sizeBytes", content.sizeBytes());
        body.put("mediaType", content.mediaType());
        body.put("type", content.type());
        body.put("schema", output.content().schemaNode());
        body.put("kind", output.kind());
        body.put("producer", producer);
        body.put("tags", output.tags());
        body.put("metadata", output.metadata());
        return ForeignStep.post(
                        new Command.OnArtifact(output.artifact(), command),
                        Paths.of("artifacts", output.artifact(), "versions"),
                        body)
                .asPart();
    }

    @Override
    public Commands.Beside then(List<Taken> made) {
        var created = made.stream().map(MadeVersion::of).iterator();
        var given = new ArrayList<StepArtifact>();
        var linked = new ArrayList<StepLinks.Linked>();
        for (var output : end.outputs()) {
            switch (output) {
                case StepOutput.Present(var name, var id, _) ->
                        given.add(new StepArtifact(name, id));
                case StepOutput.Made m -> {
                    var version = created.next();
                    var id = version.id(m.artifact());
                    given.add(new StepArtifact(m.name(), id));
                    linked.add(new StepLinks.Linked(m, id, version.kind(), m.content().content()));
                }
            }
        }
        return new Commands.Beside(
                links.steps(linked), new Command.OnRun(run, command.apply(end.command(given))));
    }
}
