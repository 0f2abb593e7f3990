package io.modelog.api.run;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.log.Command;
import io.modelog.events.run.RunCommand;
import io.modelog.events.run.RunEvent;
import org.jspecify.annotations.Nullable;

/// Metadata of runs and of their steps.
public final class RunMetadataRoutes {
    private static final String RUN = "/api/v1/runs/{run}/metadata";
    private static final String STEP = "/api/v1/runs/{run}/steps/{step}/metadata";

    private final Readiness readiness;
    private final Commands commands;

    public RunMetadataRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
    }

    public void addTo(Routes routes) {
        routes.get(RUN, ctx -> list(ctx, null));
        routes.post(RUN, ctx -> log(ctx, null));
        routes.get(STEP, ctx -> list(ctx, step(ctx)));
        routes.post(STEP, ctx -> log(ctx, step(ctx)));
    }

    private void list(Context ctx, @Nullable StepName step) {
        var query = Query.ofList(ctx);
        var run = run(ctx);
        checkThere(run, step);
        Answers.ok(ctx, query.page(page -> readiness.views().runs().metadata(run, step, page)));
    }

    private void checkThere(RunId run, @Nullable StepName step) {
        if (readiness.views().runs().find(run).isEmpty()) {
            throw Unknown.run(run);
        }
        if (step != null
                && readiness.views().runs().steps(run).stream()
                        .noneMatch(found -> found.name().equals(step.value()))) {
            throw Unknown.step(run, step);
        }
    }

    private void log(Context ctx, @Nullable StepName step) throws Exception {
        Query.of(ctx);
        var run = run(ctx);
        var command = new RunCommand.LogMetadata(step, Fields.metadata(ctx));
        commands.run(
                ctx,
                new Command.OnRun(run, command),
                (answer, done) -> {
                    done.checkMade(RunEvent.RunMetadataLogged.class);
                    Answers.items(
                            answer,
                            readiness.views().runs().metadataAt(run, step, done.sequence()));
                });
    }

    private static RunId run(Context ctx) {
        return Paths.parameter(ctx, "run", RunId::parse);
    }

    private static StepName step(Context ctx) {
        return Paths.parameter(ctx, "step", StepName::new);
    }
}
