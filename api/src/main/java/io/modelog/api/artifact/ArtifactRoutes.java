package io.modelog.api.artifact;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Ids;
import io.modelog.api.http.Numbers;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.artifact.ArtifactCommand;
import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.artifact.Producer;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.log.Command;
import io.modelog.projector.view.ArtifactVersionView;
import io.modelog.projector.view.ArtifactView;
import io.modelog.projector.view.Read;
import java.util.OptionalLong;
import java.util.Set;

/// Artifacts and their versions, in their own right.
public final class ArtifactRoutes {
    private static final String ARTIFACTS = "/api/v1/artifacts";
    private static final String ARTIFACT = ARTIFACTS + "/{artifact}";
    private static final String VERSIONS = ARTIFACT + "/versions";

    private final Readiness readiness;
    private final Commands commands;

    public ArtifactRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
    }

    public void addTo(Routes routes) {
        routes.get(ARTIFACTS, this::list);
        routes.post(ARTIFACTS, this::register);
        routes.get(ARTIFACT, this::read);
        routes.get(VERSIONS, this::listVersions);
        routes.post(VERSIONS, this::createVersion);
        routes.get(VERSIONS + "/{n}", this::readVersion);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx);
        Answers.ok(ctx, query.page(readiness.views()::artifacts));
    }

    private void register(Context ctx) throws Exception {
        Query.of(ctx);
        var body = Fields.of(ctx, "name", "kind", "tags");
        var name = body.required("name", ArtifactName::new);
        var kind = body.optional("kind", ArtifactKind::parse);
        var command =
                body.checked(() ->
                        new ArtifactCommand.Register(
                                Ids.next(),
                                kind == null ? ArtifactKind.DATA : kind,
                                body.texts("tags")));
        commands.run(
                ctx,
                new Command.OnArtifact(name, command),
                (answer, done) -> {
                    var registered =
                            done.last(ArtifactEvent.ArtifactRegistered.class).orElseThrow();
                    Answers.created(answer, Paths.of("artifacts", name), view(name, registered));
                });
    }

    private void read(Context ctx) {
        Query.of(ctx);
        Answers.one(ctx, artifact(name(ctx)));
    }

    private void listVersions(Context ctx) {
        var query = Query.ofList(ctx);
        var name = name(ctx);
        artifact(name);
        Answers.ok(ctx, query.page(page -> readiness.views().artifactVersions(name, page)));
    }

    private void createVersion(Context ctx) throws Exception {
        Query.of(ctx);
        var name = name(ctx);
        var body =
                Fields.of(
                        ctx, "uri", "sha256", "sizeBytes", "mediaType", "type", "kind", "producer");
        var command =
                new ArtifactCommand.CreateVersion(
                        Ids.next(),
                        Ids.next(),
                        content(body),
                        body.optional("kind", ArtifactKind::parse),
                        body.object(
                                "producer",
                                Set.of("runId", "step", "output"),
                                ArtifactRoutes::producer));
        commands.run(
                ctx,
                new Command.OnArtifact(name, command),
                (answer, done) -> {
                    var created =
                            done.last(ArtifactEvent.ArtifactVersionCreated.class).orElseThrow();
                    var number = created.event().number();
                    Answers.created(
                            answer,
                            Paths.of("artifacts", name, "versions", number),
                            version(name, OptionalLong.of(number)).value());
                });
    }

    private void readVersion(Context ctx) {
        Query.of(ctx);
        var number =
                Paths.parameter(
                        ctx,
                        "n",
                        text ->
                                text.equals("latest")
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(Numbers.positive("n", text)));
        Answers.one(ctx, version(name(ctx), number));
    }

    private Read<ArtifactView> artifact(ArtifactName name) {
        return readiness.views().artifact(name).orElseThrow(() -> Unknown.artifact(name));
    }

    private Read<ArtifactVersionView> version(ArtifactName name, OptionalLong number) {
        return readiness
                .views()
                .artifactVersion(name, number)
                .orElseThrow(() -> {
                    artifact(name);
                    return Unknown.artifactVersion(name, number);
                });
    }

    private static ArtifactName name(Context ctx) {
        return Paths.parameter(ctx, "artifact", ArtifactName::new);
    }

    private static ArtifactContent content(Fields body) {
        return body.checked(() ->
                new ArtifactContent(
                        body.required("uri", text -> text),
                        body.required("sha256", text -> text),
                        body.requiredNumber("sizeBytes"),
                        body.required("mediaType", text -> text),
                        body.required("type", text -> text)));
    }

    private static Producer producer(Fields producer) {
        return producer.checked(() ->
                new Producer(
                        producer.required("runId", RunId::parse),
                        producer.required("step", StepName::new),
                        producer.required("output", text -> text)));
    }

    private static ArtifactView view(
            ArtifactName name, Done.Recorded<ArtifactEvent.ArtifactRegistered> registered) {
        var event = registered.event();
        var envelope = registered.envelope();
        return new ArtifactView(
                name.value(),
                event.artifactId(),
                event.kind(),
                event.tags(),
                null,
                0,
                envelope.time(),
                envelope.actor().value(),
                envelope.sequence());
    }
}
