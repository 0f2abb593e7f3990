package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Moments;
import io.modelog.api.http.Numbers;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.LinkView;
import io.modelog.projector.view.Page;
import java.util.OptionalLong;

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
        routes.delete(LINKS, this::unlinkAll);
        routes.delete(LINKS + "/{link}", this::unlink);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, "kind", "artifact", Moments.AS_OF);
        var kind = query.optional("kind", ArtifactKind::parse);
        var artifact = query.optional("artifact", ArtifactName::new);
        var found = reading.found(ctx, query);
        var version = found.version(ctx).value();
        var model = new ModelName(version.model());
        Answers.ok(
                ctx,
                query.page(page ->
                        found.views().links(model, version.number(), kind, artifact, page)));
    }

    private void link(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        var link = LinkFields.of(Fields.of(ctx, LinkFields.NAMES.toArray(String[]::new)));
        commands.run(
                ctx,
                StreamId.of(model),
                () -> Reading.onVersion(model, selector, link.command(readiness)),
                (answer, done) -> answer(answer, model, selector, link, done));
    }

    private void unlink(Context ctx) throws Exception {
        Query.of(ctx);
        var link = Paths.parameter(ctx, "link", Link::parse);
        remove(ctx, new VersionCommand.UnlinkArtifact(link.artifact(), link.version()));
    }

    private void unlinkAll(Context ctx) throws Exception {
        Query.of(ctx);
        remove(ctx, new VersionCommand.UnlinkAll());
    }

    private void remove(Context ctx, VersionCommand command) throws Exception {
        commands.run(
                ctx,
                Reading.onVersion(Reading.modelName(ctx), Reading.selector(ctx), command),
                (answer, done) -> {
                    done.checkMade(ModelEvent.ArtifactUnlinked.class);
                    Answers.noContent(answer);
                });
    }

    private void answer(
            Context ctx, ModelName model, VersionSelector selector, LinkFields link, Done done) {
        done.checkMade(ModelEvent.ArtifactLinked.class, ModelEvent.ArtifactUnlinked.class);
        var linked = done.last(ModelEvent.ArtifactLinked.class);
        if (linked.isPresent()) {
            var view = view(model, linked.get());
            var path =
                    Paths.of("models", model, "versions", view.version(), "artifacts", view.id());
            Answers.created(ctx, path, view);
        } else {
            Answers.ok(ctx, present(model, reading.number(model, selector), link));
        }
    }

    /// The link that was there already; that of the highest version when none was named.
    private LinkView present(ModelName model, long number, LinkFields wanted) {
        return Page.all(page ->
                        readiness.views().links(model, number, null, wanted.artifact(), page))
                .filter(link ->
                        wanted.version().orElse(link.artifactVersion()) == link.artifactVersion())
                .reduce((_, higher) -> higher)
                .orElseThrow(() -> Unknown.link(model, number, wanted.artifact().value()));
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
