package io.modelog.api.run;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.log.Command;
import io.modelog.events.run.RunCommand;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.StepArtifact;
import io.modelog.events.run.StepStatus;
import io.modelog.projector.view.StepView;
import java.util.List;
import java.util.Set;

/// The steps of a run.
public final class StepRoutes {
    private static final String STEPS = "/api/v1/runs/{run}/steps";
    private static final Set<String> ARTIFACT_FIELDS = Set.of("name", "artifact", "version");

    private final Readiness readiness;
    private final Commands commands;

    public StepRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
    }

    public void addTo(Routes routes) {
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

    private void start(Context ctx) throws Exception {
        Query.of(ctx);
        var run = run(ctx);
        var body = Fields.of(ctx, "name", "inputs");
        var name = body.required("name", StepName::new);
        var command = new RunCommand.StartStep(name, artifacts(body, "inputs"));
        commands.run(
                ctx,
                new Command.OnRun(run, command),
                (answer, done) -> {
                    done.checkMade(RunEvent.StepStarted.class);
                    Answers.created(
                            answer,
                            Paths.of("runs", run, "steps", name),
                            stepAfter(run, name, done));
                });
    }

    private void end(Context ctx) throws Exception {
        Query.of(ctx);
        var run = run(ctx);
        var name = Paths.parameter(ctx, "step", StepName::new);
        var command = ending(name, Fields.of(ctx, "status", "outputs", "error"));
        commands.run(
                ctx,
                new Command.OnRun(run, command),
                (answer, done) -> {
                    done.checkMade(
                            RunEvent.StepCompleted.class,
                            RunEvent.StepCached.class,
                            RunEvent.StepFailed.class);
                    Answers.ok(answer, stepAfter(run, name, done));
                });
    }

    private StepView stepAfter(RunId run, StepName name, Done done) {
        return readiness
                .views()
                .runs()
                .stepAt(run, name, done.sequence())
                .orElseThrow(() -> Unknown.step(run, name));
    }

    private static RunCommand ending(StepName name, Fields body) {
        var outputs = artifacts(body, "outputs");
        var status = body.required("status", StepStatus::parse);
        var failed = status == StepStatus.FAILED;
        if (!failed && body.text("error") != null) {
            throw body.invalid("error", "goes with status 'failed' only");
        }
        if (failed && !outputs.isEmpty()) {
            throw body.invalid("outputs", "do not go with status 'failed'");
        }
        return switch (status) {
            case RUNNING ->
                    throw body.invalid(
                            "status", "is 'running'; a step ends completed, cached or failed");
            case COMPLETED -> new RunCommand.CompleteStep(name, outputs);
            case CACHED -> new RunCommand.CacheStep(name, outputs);
            case FAILED ->
                    body.checked(() ->
                            new RunCommand.FailStep(name, body.required("error", text -> text)));
        };
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
