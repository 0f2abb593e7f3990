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
import io.modelog.api.http.Unknown;
import io.modelog.events.artifact.ArtifactCommand;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.artifact.Producer;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.Uuids;
import io.modelog.events.log.Command;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Versions of artifacts and their metadata.
public final class ArtifactVersionRoutes {
    private static final String VERSIONS = "/api/v1/artifacts/{artifact}/versions";
    private static final String VERSION = VERSIONS + "/{n}";
    private static final String[] FIELDS = {
        "id",
        "uri",
        "sha256",
        "sizeBytes",
        "mediaType",
        "type",
        "schema",
        "kind",
        "producer",
        "tags",
        "metadata"
    };

    private final Readiness readiness;
    private final Commands commands;
    private final ArtifactReading reading;

    public ArtifactVersionRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
        this.reading = new ArtifactReading(readiness);
    }

    public void addTo(Routes routes) {
        routes.get(VERSIONS, this::list);
        routes.post(VERSIONS, this::create);
        routes.get(VERSION, this::read);
        routes.patch(VERSION, this::changeTags);
        routes.delete(VERSION, this::delete);
        routes.get("/api/v1/artifact-versions/{id}", this::readById);
        routes.get(VERSION + "/metadata", this::listMetadata);
        routes.post(VERSION + "/metadata", this::log);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx);
        var name = ArtifactReading.name(ctx);
        reading.artifact(name);
        Answers.ok(ctx, query.page(page -> readiness.views().artifacts().versions(name, page)));
    }

    private void create(Context ctx) throws Exception {
        Query.of(ctx);
        var name = ArtifactReading.name(ctx);
        var body = Fields.of(ctx, FIELDS);
        var given = body.optional("id", text -> Uuids.parse("id", text));
        if (given != null) {
            ensure(ctx, name, creation(given, body));
            return;
        }
        var command = creation(Ids.next(), body);
        commands.run(
                ctx,
                new Command.OnArtifact(name, command),
                (answer, done) -> {
                    var created = done.made(ArtifactEvent.ArtifactVersionCreated.class);
                    var number = created.event().number();
                    Answers.created(
                            answer,
                            Paths.of("artifacts", name, "versions", number),
                            reading.versionAfter(name, number, done.sequence()));
                });
    }

    /// A version that has the id already is answered as it is.
    private void ensure(Context ctx, ArtifactName name, ArtifactCommand.CreateVersion version)
            throws Exception {
        commands.run(
                ctx,
                new Command.OnArtifact(name, new ArtifactCommand.EnsureVersion(version)),
                (answer, done) -> {
                    var created = done.last(ArtifactEvent.ArtifactVersionCreated.class);
                    if (created.isPresent()) {
                        var number = created.get().event().number();
                        Answers.created(
                                answer,
                                Paths.of("artifacts", name, "versions", number),
                                reading.versionAfter(name, number, done.sequence()));
                    } else {
                        Answers.ok(
                                answer,
                                readiness
                                        .views()
                                        .artifacts()
                                        .version(version.id())
                                        .orElseThrow(() -> Unknown.artifactVersion(version.id()))
                                        .value());
                    }
                });
    }

    private static ArtifactCommand.CreateVersion creation(UUID id, Fields body) {
        var content = ContentFields.of(body);
        return new ArtifactCommand.CreateVersion(
                Ids.next(),
                id,
                content.content(),
                body.optional("kind", ArtifactKind::parse),
                body.object(
                        "producer",
                        Set.of("runId", "step", "output"),
                        ArtifactVersionRoutes::producer),
                body.tags("tags"),
                body.metadata("metadata"),
                content.schema());
    }

    private static Producer producer(Fields producer) {
        return producer.checked(() ->
                new Producer(
                        producer.required("runId", RunId::parse),
                        producer.required("step", StepName::new),
                        producer.required("output", text -> text)));
    }

    private void read(Context ctx) {
        Query.of(ctx);
        Answers.one(ctx, reading.version(ArtifactReading.name(ctx), ArtifactReading.version(ctx)));
    }

    private void readById(Context ctx) {
        Query.of(ctx);
        var id = Paths.parameter(ctx, "id", text -> Uuids.parse("id", text));
        Answers.one(
                ctx,
                readiness
                        .views()
                        .artifacts()
                        .version(id)
                        .orElseThrow(() -> Unknown.artifactVersion(id)));
    }

    private void changeTags(Context ctx) throws Exception {
        Query.of(ctx);
        var name = ArtifactReading.name(ctx);
        var version = ArtifactReading.version(ctx);
        var change = Fields.of(ctx, "addTags", "removeTags").tagChange();
        commands.run(
                ctx,
                StreamId.of(name),
                () ->
                        new Command.OnArtifact(
                                name,
                                new ArtifactCommand.ChangeTags(
                                        reading.number(name, version), change)),
                (answer, done) -> {
                    done.checkMade(ArtifactEvent.ArtifactTagsChanged.class);
                    var number =
                            done.last(ArtifactEvent.ArtifactTagsChanged.class)
                                    .map(e -> Objects.requireNonNull(e.event().number()))
                                    .orElseGet(() -> reading.number(name, version));
                    Answers.ok(answer, reading.versionAfter(name, number, done.sequence()));
                });
    }

    private void delete(Context ctx) throws Exception {
        var force = Query.of(ctx, "force").flag("force");
        var name = ArtifactReading.name(ctx);
        var version = ArtifactReading.version(ctx);
        commands.runAfter(
                ctx,
                StreamId.of(name),
                () -> {
                    var number = reading.number(name, version);
                    return new Commands.Plan(
                            new ArtifactDeletion(readiness, name, number).steps(force),
                            new Command.OnArtifact(
                                    name, new ArtifactCommand.DeleteVersion(number)));
                },
                (answer, done) -> {
                    done.checkMade(ArtifactEvent.ArtifactVersionDeleted.class);
                    Answers.noContent(answer);
                });
    }

    private void listMetadata(Context ctx) {
        var query = Query.ofList(ctx);
        var name = ArtifactReading.name(ctx);
        var version = reading.version(name, ArtifactReading.version(ctx)).value().number();
        Answers.ok(
                ctx,
                query.page(page -> readiness.views().artifacts().metadata(name, version, page)));
    }

    private void log(Context ctx) throws Exception {
        Query.of(ctx);
        var name = ArtifactReading.name(ctx);
        var version = ArtifactReading.version(ctx);
        var metadata = Fields.metadata(ctx);
        commands.run(
                ctx,
                StreamId.of(name),
                () ->
                        new Command.OnArtifact(
                                name,
                                new ArtifactCommand.LogMetadata(
                                        reading.number(name, version), metadata)),
                (answer, done) -> {
                    done.checkMade(ArtifactEvent.ArtifactMetadataLogged.class);
                    var number =
                            done.last(ArtifactEvent.ArtifactMetadataLogged.class)
                                    .map(logged -> logged.event().number())
                                    .orElseGet(() -> reading.number(name, version));
                    Answers.items(
                            answer,
                            readiness
                                    .views()
                                    .artifacts()
                                    .metadataAt(name, number, done.sequence()));
                });
    }
}
