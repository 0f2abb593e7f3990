package io.modelog.api.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.CommandHeaders;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.ForeignStep;
import io.modelog.api.http.Ids;
import io.modelog.api.http.Json;
import io.modelog.api.http.NameTemplates;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Rejections;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.Text;
import io.modelog.events.log.Command;
import io.modelog.events.log.Rejection;
import io.modelog.events.run.RunCommand;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunRejection;
import io.modelog.events.run.RunStatus;
import io.modelog.projector.view.Read;
import io.modelog.projector.view.RunView;
import io.modelog.projector.view.Settlement;
import io.modelog.projector.view.StepView;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pipeline runs.
public final class RunRoutes {
    private static final String RUNS = "/api/v1/runs";
    private static final String RUN = RUNS + "/{run}";
    private static final String NO_EXTRA = "{}";

    private record RunWithSteps(@JsonUnwrapped RunView run, List<StepView> steps) {}

    private final Readiness readiness;
    private final Commands commands;
    private final NameTemplates templates;
    private final Heartbeats heartbeats;

    public RunRoutes(
            Readiness readiness,
            Commands commands,
            NameTemplates templates,
            Heartbeats heartbeats) {
        this.readiness = readiness;
        this.commands = commands;
        this.templates = templates;
        this.heartbeats = heartbeats;
    }

    public void addTo(Routes routes) {
        routes.get(RUNS, this::list);
        routes.post(RUNS, this::start);
        routes.get(RUN, this::read);
        routes.patch(RUN, this::end);
        routes.delete(RUN, this::delete);
        routes.post(RUN + "/heartbeat", this::heartbeat);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, "pipeline", "status");
        var pipeline = query.optional("pipeline", PipelineName::new);
        var status = query.optional("status", RunStatus::parse);
        Answers.ok(ctx, query.page(page -> readiness.views().runs().list(pipeline, status, page)));
    }

    private void start(Context ctx) throws Exception {
        Query.of(ctx);
        var body = Fields.of(ctx, "id", "name", "pipeline", "extra", "heartbeatSeconds");
        var pipeline = body.required("pipeline", PipelineName::new);
        var given = body.optional("id", RunId::parse);
        var id = given == null ? Ids.runStartedBy(CommandHeaders.of(ctx).commandId()) : given;
        var name = body.optional("name", templates::filled);
        var extra = body.json("extra");
        var command =
                body.checked(() ->
                        new RunCommand.Start(
                                name == null ? nameOf(pipeline, templates.clock().instant()) : name,
                                pipeline,
                                extra == null ? NO_EXTRA : Json.text(extra),
                                heartbeat(body)));
        commands.run(
                ctx,
                new Command.OnRun(id, command),
                (answer, done) -> {
                    done.checkMade(RunEvent.RunStarted.class);
                    Answers.created(answer, Paths.of("runs", id), after(id, done));
                });
    }

    private void read(Context ctx) throws IOException {
        Query.of(ctx);
        var id = Paths.parameter(ctx, "run", RunId::parse);
        var run = readiness.views().runs().find(id).orElseThrow(() -> Unknown.run(id));
        var whole = new RunWithSteps(run.value(), readiness.views().runs().steps(id));
        Answers.joined(ctx, new Read<>(whole, run.sequence()));
    }

    private void end(Context ctx) throws Exception {
        Query.of(ctx);
        var id = Paths.parameter(ctx, "run", RunId::parse);
        var body = Fields.of(ctx, "status", "error");
        var ending = ending(body);
        commands.runThen(
                ctx,
                new Command.OnRun(id, ending),
                () -> settling(id, ending instanceof RunCommand.Complete),
                (answer, done) -> {
                    done.checkMade(RunEvent.RunCompleted.class, RunEvent.RunFailed.class);
                    Answers.ok(answer, after(id, done));
                });
    }

    private void delete(Context ctx) throws Exception {
        var force = Query.of(ctx, "force").flag("force");
        var id = Paths.parameter(ctx, "run", RunId::parse);
        commands.runAfter(
                ctx,
                StreamId.of(id),
                () -> {
                    var detaching = new RunDeletion(readiness, id).steps(force);
                    return new Commands.Plan(
                            settling(id, false),
                            detaching,
                            new Command.OnRun(id, new RunCommand.Delete(force)));
                },
                (answer, done) -> {
                    done.checkMade(RunEvent.RunDeleted.class);
                    Answers.noContent(answer);
                });
    }

    /// Of the versions that the run holds.
    private List<ForeignStep> settling(RunId id, boolean succeeded) {
        return readiness.views().runs().heldBy(id).stream()
                .map(version -> Settling.step(new Settlement(id, version, succeeded)))
                .toList();
    }

    private void heartbeat(Context ctx) throws Exception {
        Query.of(ctx);
        var id = Paths.parameter(ctx, "run", RunId::parse);
        commands.onWriter(
                ctx,
                StreamId.of(id),
                () -> {
                    var status =
                            readiness.views().runs().status(id).orElseThrow(() -> Unknown.run(id));
                    if (status != RunStatus.RUNNING) {
                        throw Rejections.exception(
                                new Rejection.OfRun(id, new RunRejection.RunFinished(status)));
                    }
                    heartbeats.beat(id);
                    Answers.noContent(ctx);
                });
    }

    private static @Nullable Integer heartbeat(Fields body) {
        var seconds = body.number("heartbeatSeconds");
        if (seconds.isEmpty()) {
            return null;
        }
        return Math.clamp(seconds.getAsLong(), 0, Integer.MAX_VALUE);
    }

    private static RunCommand ending(Fields body) {
        var error = body.text("error");
        return switch (body.required("status", RunStatus::parse)) {
            case RUNNING ->
                    throw body.invalid("status", "is 'running'; a run ends completed or failed");
            case COMPLETED -> {
                if (error != null) {
                    throw body.invalid("error", "goes with status 'failed' only");
                }
                yield new RunCommand.Complete();
            }
            case FAILED ->
                    body.checked(() -> new RunCommand.Fail(body.required("error", text -> text)));
        };
    }

    private RunView after(RunId id, Done done) {
        return readiness.views().runs().at(id, done.sequence()).orElseThrow(() -> Unknown.run(id));
    }

    private static String nameOf(PipelineName pipeline, Instant start) {
        var suffix = "-" + start.truncatedTo(ChronoUnit.SECONDS);
        var room = Text.NAME_MAX - suffix.length();
        var text = pipeline.value();
        return (text.length() > room ? text.substring(0, room) : text) + suffix;
    }
}
