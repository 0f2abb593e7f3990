package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Ids;
import io.modelog.api.http.Moments;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.events.id.ModelName;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelEvent;

/// The catalogue: models.
public final class ModelRoutes {
    private static final String MODELS = "/api/v1/models";
    private static final String MODEL = MODELS + "/{model}";

    private final Commands commands;
    private final Reading reading;

    public ModelRoutes(Readiness readiness, Commands commands) {
        this.commands = commands;
        this.reading = new Reading(readiness);
    }

    public void addTo(Routes routes) {
        routes.get(MODELS, this::list);
        routes.post(MODELS, this::register);
        routes.get(MODEL, this::read);
        routes.patch(MODEL, this::update);
        routes.delete(MODEL, this::delete);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, Moments.AS_OF);
        Answers.ok(ctx, query.page(reading.found(ctx, query).views()::models));
    }

    private void register(Context ctx) throws Exception {
        Query.of(ctx);
        var body = Fields.of(ctx, ModelFields.OF_POST);
        var name = body.required("name", ModelName::new);
        var details = ModelFields.details(body);
        var command =
                body.checked(
                        () -> new ModelCommand.Register(Ids.next(), details, body.texts("tags")));
        commands.run(
                ctx,
                new Command.OnModel(name, command),
                (answer, done) -> {
                    done.checkMade(ModelEvent.ModelRegistered.class);
                    Answers.created(answer, Paths.of("models", name), after(name, done));
                });
    }

    private void read(Context ctx) {
        var query = Query.of(ctx, Moments.AS_OF);
        Answers.one(ctx, reading.found(ctx, query).model(Reading.modelName(ctx)));
    }

    private void update(Context ctx) throws Exception {
        Query.of(ctx);
        var name = Reading.modelName(ctx);
        var command = ModelFields.update(Fields.of(ctx, ModelFields.OF_PATCH));
        commands.run(
                ctx,
                new Command.OnModel(name, command),
                (answer, done) -> {
                    done.checkMade(ModelEvent.ModelUpdated.class, ModelEvent.TagsChanged.class);
                    Answers.ok(answer, after(name, done));
                });
    }

    private void delete(Context ctx) throws Exception {
        var force = Query.of(ctx, "force").flag("force");
        var command = new Command.OnModel(Reading.modelName(ctx), new ModelCommand.Delete(force));
        commands.run(
                ctx,
                command,
                (answer, done) -> {
                    done.checkMade(ModelEvent.ModelDeleted.class);
                    Answers.noContent(answer);
                });
    }

    private Object after(ModelName name, Done done) {
        return reading.modelAfter(name, done.sequence());
    }
}
