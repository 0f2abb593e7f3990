package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Moments;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.OnFailure;
import io.modelog.events.model.VersionCommand;
import io.modelog.projector.view.AttachedRunView;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.Read;
import io.modelog.projector.view.RunView;
import java.util.ArrayList;
import java.util.List;

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
        routes.post(RUNS + "/{run}/settlement", this::settle);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, Moments.AS_OF);
        var found = reading.found(ctx, query);
        var version = found.version(ctx).value();
        var model = new ModelName(version.model());
        Answers.ok(
                ctx, query.page(page -> found.views().attachedRuns(model, version.number(), page)));
    }

    private void attach(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        var body = Fields.of(ctx, "runId", "onFailure", "artifacts");
        var run = body.required("runId", RunId::parse);
        var hold = new HoldFields(run, body.optional("onFailure", OnFailure::parse));
        var links = links(body);
        commands.run(
                ctx,
                StreamId.of(model),
                () -> {
                    var asked = new ArrayList<VersionCommand>();
                    asked.add(hold.command(readiness));
                    links.forEach(link -> asked.add(link.command(readiness)));
                    return new Command.OnModel(model, new ModelCommand.OnVersion(selector, asked));
                },
                (answer, done) -> {
                    done.checkMade(
                            ModelEvent.RunAttached.class,
                            ModelEvent.ArtifactLinked.class,
                            ModelEvent.ArtifactUnlinked.class);
                    var attached = done.last(ModelEvent.RunAttached.class);
                    if (attached.isPresent()) {
                        created(answer, model, attached.get());
                    } else {
                        Answers.ok(answer, present(model, reading.number(model, selector), run));
                    }
                });
    }

    private static List<LinkFields> links(Fields body) {
        var links = body.objects("artifacts", LinkFields.NAMES, LinkFields::of);
        if (links.size() > VersionFields.LINKS_MAX) {
            throw body.invalid(
                    "artifacts",
                    "has %d entries; at most %d are allowed"
                            .formatted(links.size(), VersionFields.LINKS_MAX));
        }
        return links;
    }

    /// What a node asks of another when a run has ended. One that does not hold the version has nothing to settle.
    private void settle(Context ctx) throws Exception {
        Query.of(ctx);
        var run = Paths.parameter(ctx, "run", RunId::parse);
        var body = Fields.of(ctx, "succeeded");
        commands.run(
                ctx,
                Reading.onVersion(
                        Reading.modelName(ctx),
                        Reading.selector(ctx),
                        new VersionCommand.SettleRun(run, body.requiredFlag("succeeded"))),
                (answer, done) -> {
                    done.checkMade(
                            ModelEvent.VersionReleased.class, ModelEvent.VersionDeleted.class);
                    Answers.noContent(answer);
                });
    }

    private void detach(Context ctx) throws Exception {
        Query.of(ctx);
        var run = Paths.parameter(ctx, "run", RunId::parse);
        commands.run(
                ctx,
                Reading.onVersion(
                        Reading.modelName(ctx),
                        Reading.selector(ctx),
                        new VersionCommand.DetachRun(run)),
                (answer, done) -> {
                    done.checkMade(ModelEvent.RunDetached.class);
                    Answers.noContent(answer);
                });
    }

    private void created(
            Context ctx, ModelName model, Done.Recorded<ModelEvent.RunAttached> attached) {
        var id = attached.event().run();
        var run = readiness.views().runs().find(id).map(Read::value);
        Answers.created(
                ctx,
                Paths.of("models", model, "versions", attached.event().number(), "runs", id),
                new AttachedRunView(
                        id.value(),
                        run.map(RunView::name).orElse(null),
                        run.map(RunView::pipeline).orElse(null),
                        run.map(RunView::status).orElse(null),
                        run.map(RunView::startedAt).orElse(null),
                        run.map(RunView::endedAt).orElse(null),
                        attached.envelope().time(),
                        attached.envelope().actor().value()));
    }

    private AttachedRunView present(ModelName model, long number, RunId run) {
        return Page.all(page -> readiness.views().attachedRuns(model, number, page))
                .filter(attached -> attached.runId().equals(run.value()))
                .findFirst()
                .orElseThrow(() -> Unknown.run(run));
    }
}
