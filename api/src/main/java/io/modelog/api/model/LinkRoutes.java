package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Numbers;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.ModelName;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.ArtifactVersionView;
import io.modelog.projector.view.LinkView;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.Read;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Artifact versions linked to a model version.
public final class LinkRoutes {
    private static final String LINKS = "/api/v1/models/{model}/versions/{version}/artifacts";

    private record Link(ArtifactName artifact, OptionalLong version) {
        static Link parse(String text) {
            var at = text.indexOf('@');
            return at < 0
                    ? new Link(new ArtifactName(text), OptionalLong.empty())
                    : new Link(
                            new ArtifactName(text.substring(0, at)),
                            OptionalLong.of(Numbers.positive("link", text.substring(at + 1))));
        }
    }

    private final Readiness readiness;
    private final Commands commands;
    private final Reading reading;

    public LinkRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
        this.reading = new Reading(readiness);
    }

    public void addTo(Routes routes) {
        routes.get(LINKS, this::list);
        routes.post(LINKS, this::link);
        routes.delete(LINKS + "/{link}", this::unlink);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, "kind", "artifact");
        var kind = query.optional("kind", ArtifactKind::parse);
        var artifact = query.optional("artifact", ArtifactName::new);
        var version = reading.version(ctx).value();
        var model = new ModelName(version.model());
        Answers.ok(
                ctx,
                query.page(page ->
                        readiness.views().links(model, version.number(), kind, artifact, page)));
    }

    private void link(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        var body = Fields.of(ctx, "artifact", "version", "kind", "overwrite");
        var artifact = body.required("artifact", ArtifactName::new);
        var number = body.number("version");
        var kind = body.optional("kind", ArtifactKind::parse);
        var linked = artifactVersion(artifact, number);
        var command =
                new ModelCommand.LinkArtifact(
                        selector,
                        new ArtifactVersionId(artifact, linked.number()),
                        kind == null ? linked.kind() : kind,
                        content(linked),
                        body.flag("overwrite", false));
        commands.run(
                ctx,
                new Command.OnModel(model, command),
                (answer, done) -> answer(answer, model, command, done));
    }

    private void unlink(Context ctx) throws Exception {
        Query.of(ctx);
        var link = Paths.parameter(ctx, "link", Link::parse);
        var command =
                new ModelCommand.UnlinkArtifact(
                        Reading.selector(ctx), link.artifact(), link.version());
        commands.run(
                ctx,
                new Command.OnModel(Reading.modelName(ctx), command),
                (answer, _) -> Answers.noContent(answer));
    }

    private void answer(
            Context ctx, ModelName model, ModelCommand.LinkArtifact command, Done done) {
        var linked = done.last(ModelEvent.ArtifactLinked.class);
        if (linked.isPresent()) {
            var view = view(model, linked.get());
            var path =
                    Paths.of("models", model, "versions", view.version(), "artifacts", view.id());
            Answers.created(ctx, path, view);
        } else {
            Answers.ok(ctx, present(model, command.version(), command.artifact()));
        }
    }

    private LinkView present(ModelName model, VersionSelector selector, ArtifactVersionId linked) {
        var number = reading.version(model, selector).value().number();
        @Nullable String cursor = null;
        do {
            var request = new Page.Request(Page.Request.LIMIT_MAX, cursor);
            var page = readiness.views().links(model, number, null, linked.artifact(), request);
            for (var link : page.items()) {
                if (link.artifactVersion() == linked.version()) {
                    return link;
                }
            }
            cursor = page.next();
        } while (cursor != null);
        throw Unknown.link(model, number, linked.toString());
    }

    private ArtifactVersionView artifactVersion(ArtifactName artifact, OptionalLong number) {
        if (number.isPresent() && number.getAsLong() < 1) {
            throw new InvalidValue(
                    "version", "is %d; versions count from 1".formatted(number.getAsLong()));
        }
        return readiness
                .views()
                .artifactVersion(artifact, number)
                .map(Read::value)
                .orElseThrow(() ->
                        readiness.views().artifact(artifact).isPresent()
                                ? Unknown.artifactVersion(artifact, number)
                                : Unknown.artifact(artifact));
    }

    private static ArtifactContent content(ArtifactVersionView version) {
        return new ArtifactContent(
                version.uri(),
                version.sha256(),
                version.sizeBytes(),
                version.mediaType(),
                version.type());
    }

    private static LinkView view(ModelName model, Done.Recorded<ModelEvent.ArtifactLinked> linked) {
        var event = linked.event();
        var content = event.content();
        return new LinkView(
                event.artifact().toString(),
                model.value(),
                event.number(),
                event.kind(),
                event.artifact().artifact().value(),
                event.artifact().version(),
                content.uri(),
                content.sha256(),
                content.sizeBytes(),
                content.mediaType(),
                content.type(),
                linked.envelope().time(),
                linked.envelope().actor().value());
    }
}
