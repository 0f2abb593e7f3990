package io.modelog.api.artifact;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Ids;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.events.artifact.ArtifactCommand;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;

/// Artifacts in their own right.
public final class ArtifactRoutes {
    private static final String ARTIFACTS = "/api/v1/artifacts";
    private static final String ARTIFACT = ARTIFACTS + "/{artifact}";

    private final Readiness readiness;
    private final Commands commands;
    private final ArtifactReading reading;

    public ArtifactRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
        this.reading = new ArtifactReading(readiness);
    }

    public void addTo(Routes routes) {
        routes.get(ARTIFACTS, this::list);
        routes.post(ARTIFACTS, this::register);
        routes.get(ARTIFACT, this::read);
        routes.patch(ARTIFACT, this::changeTags);
        routes.delete(ARTIFACT, this::delete);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx);
        Answers.ok(ctx, query.page(readiness.views().artifacts()::list));
    }

    private void register(Context ctx) throws Exception {
        Query.of(ctx);
        var body = Fields.of(ctx, "name", "kind", "tags");
        var name = body.required("name", ArtifactName::new);
        var kind = body.optional("kind", ArtifactKind::parse);
        var command =
                new ArtifactCommand.Register(
                        Ids.next(), kind == null ? ArtifactKind.DATA : kind, body.tags("tags"));
        commands.run(
                ctx,
                new Command.OnArtifact(name, command),
                (answer, done) -> {
                    done.checkMade(ArtifactEvent.ArtifactRegistered.class);
                    Answers.created(
                            answer,
                            Paths.of("artifacts", name),
                            reading.artifactAfter(name, done.sequence()));
                });
    }

    private void read(Context ctx) {
        Query.of(ctx);
        Answers.one(ctx, reading.artifact(ArtifactReading.name(ctx)));
    }

    private void changeTags(Context ctx) throws Exception {
        Query.of(ctx);
        var name = ArtifactReading.name(ctx);
        var change = Fields.of(ctx, "addTags", "removeTags").tagChange();
        commands.run(
                ctx,
                new Command.OnArtifact(name, new ArtifactCommand.ChangeTags(null, change)),
                (answer, done) -> {
                    done.checkMade(ArtifactEvent.ArtifactTagsChanged.class);
                    Answers.ok(answer, reading.artifactAfter(name, done.sequence()));
                });
    }

    private void delete(Context ctx) throws Exception {
        var force = Query.of(ctx, "force").flag("force");
        var name = ArtifactReading.name(ctx);
        commands.runAfter(
                ctx,
                StreamId.of(name),
                () ->
                        new Commands.Plan(
                                new ArtifactDeletion(readiness, name, null).steps(force),
                                new Command.OnArtifact(name, new ArtifactCommand.Delete())),
                (answer, done) -> {
                    done.checkMade(ArtifactEvent.ArtifactDeleted.class);
                    Answers.noContent(answer);
                });
    }
}
