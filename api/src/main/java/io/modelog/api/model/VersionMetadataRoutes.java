package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Moments;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.events.id.ModelName;
import io.modelog.events.model.ModelEvent.MetadataLogged;
import io.modelog.events.model.VersionCommand;

/// Metadata of versions.
public final class VersionMetadataRoutes {
    private static final String METADATA = "/api/v1/models/{model}/versions/{version}/metadata";

    private final Readiness readiness;
    private final Commands commands;
    private final Reading reading;

    public VersionMetadataRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
        this.reading = new Reading(readiness);
    }

    public void addTo(Routes routes) {
        routes.get(METADATA, this::list);
        routes.post(METADATA, this::log);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, Moments.AS_OF);
        var found = reading.found(ctx, query);
        var version = found.version(ctx).value();
        var model = new ModelName(version.model());
        Answers.ok(ctx, query.page(page -> found.views().metadata(model, version.number(), page)));
    }

    private void log(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        var command = new VersionCommand.LogMetadata(Fields.metadata(ctx));
        commands.run(
                ctx,
                Reading.onVersion(model, selector, command),
                (answer, done) -> {
                    done.checkMade(MetadataLogged.class);
                    var number =
                            done.last(MetadataLogged.class)
                                    .map(logged -> logged.event().number())
                                    .orElseGet(() -> reading.number(model, selector));
                    Answers.items(
                            answer, readiness.views().metadataAt(model, number, done.sequence()));
                });
    }
}
