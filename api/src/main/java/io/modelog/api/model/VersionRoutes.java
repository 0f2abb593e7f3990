package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Ids;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.Text;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;

/// Versions of a model and the stages they are in.
public final class VersionRoutes {
    private static final String VERSIONS = "/api/v1/models/{model}/versions";
    private static final String VERSION = VERSIONS + "/{version}";

    private final Readiness readiness;
    private final Commands commands;
    private final Reading reading;

    public VersionRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
        this.reading = new Reading(readiness);
    }

    public void addTo(Routes routes) {
        routes.get(VERSIONS, this::list);
        routes.post(VERSIONS, this::create);
        routes.get(VERSION, this::read);
        routes.patch(VERSION, this::update);
        routes.delete(VERSION, this::delete);
        routes.put(VERSION + "/stage", this::changeStage);
        routes.get("/api/v1/stages/{stage}", this::inStage);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, "stage");
        var stage = query.optional("stage", Stage::parse);
        var model = Reading.modelName(ctx);
        reading.model(model);
        Answers.ok(ctx, query.page(page -> readiness.views().versions(model, stage, page)));
    }

    private void create(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var body = Fields.of(ctx, "name", "description", "tags");
        var name = body.optional("name", VersionName::new);
        var command =
                body.checked(() ->
                        new ModelCommand.CreateVersion(
                                Ids.next(), name, body.text("description"), body.texts("tags")));
        commands.run(
                ctx,
                new Command.OnModel(model, command),
                (answer, done) -> {
                    var number =
                            done.last(ModelEvent.VersionCreated.class)
                                    .orElseThrow()
                                    .event()
                                    .number();
                    Answers.created(
                            answer,
                            Paths.of("models", model, "versions", number),
                            reading.versionAfter(model, number, done.sequence()));
                });
    }

    private void read(Context ctx) {
        Query.of(ctx);
        Answers.one(ctx, reading.version(ctx));
    }

    private void update(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        var body = Fields.of(ctx, "name", "description");
        var command = body.checked(() -> update(selector, body));
        commands.run(
                ctx,
                new Command.OnModel(model, command),
                (answer, done) -> {
                    var number =
                            done.last(ModelEvent.VersionUpdated.class)
                                    .map(updated -> updated.event().number())
                                    .orElseGet(() -> number(model, selector));
                    Answers.ok(answer, reading.versionAfter(model, number, done.sequence()));
                });
    }

    private void delete(Context ctx) throws Exception {
        Query.of(ctx);
        var command = new ModelCommand.DeleteVersion(Reading.selector(ctx));
        commands.run(
                ctx,
                new Command.OnModel(Reading.modelName(ctx), command),
                (answer, _) -> Answers.noContent(answer));
    }

    private void changeStage(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        var body = Fields.of(ctx, "stage", "force", "reason");
        var stage = body.required("stage", Stage::parse);
        var command = new ModelCommand.ChangeStage(selector, stage, body.flag("force", false));
        var reason = body.checked(() -> Text.longText("reason", body.text("reason")));
        commands.run(
                ctx,
                new Command.OnModel(model, command),
                reason,
                (answer, done) -> {
                    var number =
                            done.last(ModelEvent.VersionStageChanged.class)
                                    .map(changed -> changed.event().number())
                                    .orElseGet(() -> number(model, selector));
                    Answers.ok(answer, reading.versionAfter(model, number, done.sequence()));
                });
    }

    private void inStage(Context ctx) {
        var query = Query.ofList(ctx);
        var stage = Paths.parameter(ctx, "stage", Stage::parse);
        Answers.ok(ctx, query.page(page -> readiness.views().inStage(stage, page)));
    }

    private static ModelCommand.UpdateVersion update(VersionSelector selector, Fields body) {
        return new ModelCommand.UpdateVersion(
                selector, body.change("name", VersionName::new), body.textChange("description"));
    }

    private long number(ModelName model, VersionSelector selector) {
        return reading.version(model, selector).value().number();
    }
}
