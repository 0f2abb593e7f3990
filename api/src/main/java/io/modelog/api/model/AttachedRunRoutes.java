package io.modelog.api.model;

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
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelEvent;
import io.modelog.projector.view.AttachedRunView;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.RunView;
import org.jspecify.annotations.Nullable;

/// Runs attached to a model version.
public final class AttachedRunRoutes {
    private static final String RUNS = "/api/v1/models/{model}/versions/{version}/runs";

    private final Readiness readiness;
    private final Commands commands;
    private final Reading reading;

    public AttachedRunRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
        this.reading = new Reading(readiness);
    }

    public void addTo(Routes routes) {
        routes.get(RUNS, this::list);
        routes.post(RUNS, this::attach);
        routes.delete(RUNS + "/{run}", this::detach);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx);
        var version = reading.version(ctx).value();
        var model = new ModelName(version.model());
        Answers.ok(
                ctx,
                query.page(page -> readiness.views().attachedRuns(model, version.number(), page)));
    }

    private void attach(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        var id = Fields.of(ctx, "runId").required("runId", RunId::parse);
        var run = readiness.views().run(id).orElseThrow(() -> Unknown.run(id)).value();
        commands.run(
                ctx,
                new Command.OnModel(model, new ModelCommand.AttachRun(selector, id)),
                (answer, done) -> {
                    var attached = done.last(ModelEvent.RunAttached.class);
                    if (attached.isPresent()) {
                        created(answer, model, run, attached.get());
                    } else {
                        var number = reading.version(model, selector).value().number();
                        Answers.ok(answer, present(model, number, id));
                    }
                });
    }

    private void detach(Context ctx) throws Exception {
        Query.of(ctx);
        var run = Paths.parameter(ctx, "run", RunId::parse);
        commands.run(
                ctx,
                new Command.OnModel(
                        Reading.modelName(ctx),
                        new ModelCommand.DetachRun(Reading.selector(ctx), run)),
                (answer, _) -> Answers.noContent(answer));
    }

    private static void created(
            Context ctx,
            ModelName model,
            RunView run,
            Done.Recorded<ModelEvent.RunAttached> attached) {
        var path =
                Paths.of("models", model, "versions", attached.event().number(), "runs", run.id());
        Answers.created(
                ctx,
                path,
                new AttachedRunView(
                        run.id(),
                        run.name(),
                        run.pipeline(),
                        run.status(),
                        run.startedAt(),
                        run.endedAt(),
                        attached.envelope().time(),
                        attached.envelope().actor().value()));
    }

    private AttachedRunView present(ModelName model, long number, RunId run) {
        @Nullable String cursor = null;
        do {
            var request = new Page.Request(Page.Request.LIMIT_MAX, cursor);
            var page = readiness.views().attachedRuns(model, number, request);
            for (var attached : page.items()) {
                if (attached.runId().equals(run.value())) {
                    return attached;
                }
            }
            cursor = page.next();
        } while (cursor != null);
        throw Unknown.run(run);
    }
}
