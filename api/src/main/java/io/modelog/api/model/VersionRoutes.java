package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Ids;
import io.modelog.api.http.Moments;
import io.modelog.api.http.NameTemplates;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionCommand;
import java.util.Objects;
import java.util.Optional;

/// Versions of models.
public final class VersionRoutes {
    private static final String VERSIONS = "/api/v1/models/{model}/versions";
    private static final String VERSION = VERSIONS + "/{version}";

    private final Readiness readiness;
    private final Commands commands;
    private final NameTemplates templates;
    private final Reading reading;

    public VersionRoutes(Readiness readiness, Commands commands, NameTemplates templates) {
        this.readiness = readiness;
        this.commands = commands;
        this.templates = templates;
        this.reading = new Reading(readiness);
    }

    public void addTo(Routes routes) {
        routes.get("/api/v1/versions", this::listAll);
        routes.get("/api/v1/stages/{stage}", this::inStage);
        routes.get(VERSIONS, this::list);
        routes.post(VERSIONS, this::create);
        routes.get(VERSION, this::read);
        routes.patch(VERSION, this::update);
        routes.delete(VERSION, this::delete);
    }

    private void listAll(Context ctx) {
        var query = Query.ofList(ctx, "stage", Moments.AS_OF);
        var stage = query.optional("stage", Stage::new);
        var views = reading.found(ctx, query).views();
        Answers.ok(ctx, query.page(page -> views.versions(stage, page)));
    }

    private void inStage(Context ctx) {
        var query = Query.ofList(ctx, Moments.AS_OF);
        var stage = Paths.parameter(ctx, "stage", Stage::new);
        var views = reading.found(ctx, query).views();
        Answers.ok(ctx, query.page(page -> views.versions(stage, page)));
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, "stage", Moments.AS_OF);
        var stage = query.optional("stage", Stage::new);
        var model = Reading.modelName(ctx);
        var found = reading.found(ctx, query);
        found.model(model);
        Answers.ok(ctx, query.page(page -> found.views().versions(model, stage, page)));
    }

    private void create(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var body =
                Fields.of(
                        ctx,
                        "name",
                        "description",
                        "tags",
                        "metadata",
                        "stage",
                        "force",
                        "artifacts",
                        "run");
        var wanted = VersionFields.of(body, templates);
        commands.run(
                ctx,
                StreamId.of(model),
                () ->
                        new Command.OnModel(
                                model, body.checked(() -> wanted.creation(Ids.next(), readiness))),
                (answer, done) -> {
                    var created = done.made(ModelEvent.VersionCreated.class);
                    var number = created.event().number();
                    Answers.created(
                            answer,
                            Paths.of("models", model, "versions", number),
                            reading.versionAfter(model, number, done.sequence()));
                });
    }

    private void read(Context ctx) {
        var query = Query.of(ctx, Moments.AS_OF);
        Answers.one(ctx, reading.found(ctx, query).version(ctx));
    }

    private void update(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        var body =
                Fields.of(
                        ctx,
                        "name",
                        "description",
                        "addTags",
                        "removeTags",
                        "metadata",
                        "stage",
                        "force");
        var changes = body.checked(() -> VersionFields.changes(body, templates));
        commands.run(
                ctx,
                new Command.OnModel(model, new ModelCommand.OnVersion(selector, changes)),
                (answer, done) -> {
                    done.checkMade(
                            ModelEvent.VersionUpdated.class,
                            ModelEvent.TagsChanged.class,
                            ModelEvent.MetadataLogged.class,
                            ModelEvent.VersionStageChanged.class);
                    var number = changed(done).orElseGet(() -> reading.number(model, selector));
                    Answers.ok(answer, reading.versionAfter(model, number, done.sequence()));
                });
    }

    /// The version that an update changed.
    private static Optional<Long> changed(Done done) {
        return done.last(ModelEvent.VersionUpdated.class)
                .map(updated -> updated.event().number())
                .or(() ->
                        done.last(ModelEvent.TagsChanged.class)
                                .map(changed -> Objects.requireNonNull(changed.event().number())))
                .or(() ->
                        done.last(ModelEvent.MetadataLogged.class)
                                .map(logged -> logged.event().number()))
                .or(() ->
                        done.last(ModelEvent.VersionStageChanged.class)
                                .map(moved -> moved.event().number()));
    }

    private void delete(Context ctx) throws Exception {
        var force = Query.of(ctx, "force").flag("force");
        commands.run(
                ctx,
                Reading.onVersion(
                        Reading.modelName(ctx),
                        Reading.selector(ctx),
                        new VersionCommand.Delete(force)),
                (answer, done) -> {
                    done.checkMade(ModelEvent.VersionDeleted.class);
                    Answers.noContent(answer);
                });
    }
}
