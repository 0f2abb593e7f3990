package io.modelog.api.run;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Json;
import io.modelog.api.http.Paths;
import io.modelog.api.http.ProblemException;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Rejections;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.CacheKey;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;
import io.modelog.events.log.Rejection;
import io.modelog.events.run.RunCommand;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunRejection;
import io.modelog.events.run.RunStatus;
import io.modelog.events.run.StepArtifact;
import io.modelog.events.run.StepStatus;
import io.modelog.projector.view.StepView;
import java.util.List;
import java.util.Set;

/// The steps of a run.
public final class StepRoutes {
    private static final String STEPS = "/api/v1/runs/{run}/steps";
    private static final String NO_PARAMETERS = "{}";
    private static final String[] START_FIELDS = {
        "name", "inputs", "parameters", "cacheKey", "status", "outputs", "error"
    };
    private static final Class<?>[] ENDS = {
        RunEvent.StepCompleted.class, RunEvent.StepCached.class, RunEvent.StepFailed.class
    };
    private static final Set<String> ARTIFACT_FIELDS = Set.of("name", "artifact", "version");

    private final Readiness readiness;
    private final Commands commands;

    public StepRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
    }

    public void addTo(Routes routes) {
        routes.get("/api/v1/steps", this::listCached);
        routes.get(STEPS, this::list);
        routes.post(STEPS, this::start);
        routes.patch(STEPS + "/{step}", this::end);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx);
        var run = run(ctx);
        if (readiness.views().runs().find(run).isEmpty()) {
            throw Unknown.run(run);
        }
        Answers.ok(ctx, query.page(page -> readiness.views().runs().steps(run, page)));
    }

    private void listCached(Context ctx) {
        var query = Query.ofList(ctx, "cacheKey");
        var key = query.required("cacheKey", CacheKey::new);
        Answers.ok(ctx, query.page(page -> readiness.views().runs().cached(key, page)));
    }

    private void start(Context ctx) throws Exception {
        Query.of(ctx);
        var run = run(ctx);
        var body = Fields.of(ctx, START_FIELDS);
        var start = start(body);
        if (body.has("status")) {
            take(ctx, run, start, StepEnd.of(start.step(), body));
            return;
        }
        for (var field : List.of("outputs", "error")) {
            if (body.has(field)) {
                throw body.invalid(field, "goes with status only");
            }
        }
        commands.run(
                ctx,
                new Command.OnRun(run, start),
                (answer, done) -> {
                    done.checkMade(RunEvent.StepStarted.class);
                    created(answer, run, start.step(), done);
                });
    }

    private static RunCommand.StartStep start(Fields body) {
        var name = body.required("name", StepName::new);
        var inputs = artifacts(body, "inputs");
        var parameters = body.json("parameters");
        var cacheKey = body.optional("cacheKey", CacheKey::new);
        return body.checked(() ->
                new RunCommand.StartStep(
                        name,
                        inputs,
                        parameters == null ? NO_PARAMETERS : Json.text(parameters),
                        cacheKey));
    }

    /// Starts and ends a step.
    private void take(Context ctx, RunId run, RunCommand.StartStep start, StepEnd end)
            throws Exception {
        commands.runWith(
                ctx,
                StreamId.of(run),
                repeated -> {
                    repeated.ifPresentOrElse(
                            done -> done.checkMade(RunEvent.StepStarted.class),
                            () -> {
                                checkRunning(run);
                                checkNew(run, start.step());
                            });
                    return StepParts.of(
                            readiness,
                            run,
                            end,
                            repeated,
                            ending -> new RunCommand.TakeStep(start, ending));
                },
                (answer, done) -> {
                    done.checkMade(RunEvent.StepStarted.class);
                    created(answer, run, start.step(), done);
                });
    }

    private void end(Context ctx) throws Exception {
        Query.of(ctx);
        var run = run(ctx);
        var name = Paths.parameter(ctx, "step", StepName::new);
        var end = StepEnd.of(name, Fields.of(ctx, "status", "outputs", "error"));
        commands.runWith(
                ctx,
                StreamId.of(run),
                repeated -> {
                    repeated.ifPresentOrElse(
                            done -> done.checkMade(ENDS), () -> checkRunning(run, name));
                    return StepParts.of(readiness, run, end, repeated, ending -> ending);
                },
                (answer, done) -> {
                    done.checkMade(ENDS);
                    Answers.ok(answer, stepAfter(run, name, done));
                });
    }

    private void checkRunning(RunId run) {
        var status = readiness.views().runs().status(run).orElseThrow(() -> Unknown.run(run));
        if (status != RunStatus.RUNNING) {
            throw refused(run, new RunRejection.RunFinished(status));
        }
    }

    private void checkNew(RunId run, StepName name) {
        if (readiness.views().runs().step(run, name).isPresent()) {
            throw refused(run, new RunRejection.StepExists(name));
        }
    }

    private void checkRunning(RunId run, StepName name) {
        checkRunning(run);
        var step =
                readiness.views().runs().step(run, name).orElseThrow(() -> Unknown.step(run, name));
        if (step.status() != StepStatus.RUNNING) {
            throw refused(run, new RunRejection.StepFinished(name, step.status()));
        }
    }

    private static ProblemException refused(RunId run, RunRejection rejection) {
        return Rejections.exception(new Rejection.OfRun(run, rejection));
    }

    private void created(Context ctx, RunId run, StepName name, Done done) {
        Answers.created(ctx, Paths.of("runs", run, "steps", name), stepAfter(run, name, done));
    }

    private StepView stepAfter(RunId run, StepName name, Done done) {
        return readiness
                .views()
                .runs()
                .stepAt(run, name, done.sequence())
                .orElseThrow(() -> Unknown.step(run, name));
    }

    private static RunId run(Context ctx) {
        return Paths.parameter(ctx, "run", RunId::parse);
    }

    private static List<StepArtifact> artifacts(Fields body, String field) {
        return body.objects(field, ARTIFACT_FIELDS, StepRoutes::artifact);
    }

    private static StepArtifact artifact(Fields fields) {
        return fields.checked(() ->
                new StepArtifact(
                        fields.required("name", text -> text),
                        new ArtifactVersionId(
                                fields.required("artifact", ArtifactName::new),
                                fields.requiredNumber("version"))));
    }
}
