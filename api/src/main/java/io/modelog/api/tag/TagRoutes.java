package io.modelog.api.tag;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.TagName;
import io.modelog.events.log.Command;
import io.modelog.events.tag.TagColor;
import io.modelog.events.tag.TagCommand;
import io.modelog.events.tag.TagEvent;
import io.modelog.projector.view.Read;
import io.modelog.projector.view.TagView;
import java.io.IOException;

/// Tags: what has them, and their colours.
public final class TagRoutes {
    private static final String TAGS = "/api/v1/tags";
    private static final String TAG = TAGS + "/{tag}";

    private final Readiness readiness;
    private final Commands commands;

    public TagRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
    }

    public void addTo(Routes routes) {
        routes.get(TAGS, this::list);
        routes.post(TAGS, this::register);
        routes.get(TAG, this::read);
        routes.patch(TAG, this::recolor);
        routes.delete(TAG, this::delete);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx);
        Answers.ok(ctx, query.page(readiness.views().tags()::list));
    }

    private void register(Context ctx) throws Exception {
        Query.of(ctx);
        var body = Fields.of(ctx, "name", "color");
        var tag = body.required("name", TagName::new);
        var given = body.optional("color", TagColor::parse);
        var color = given == null ? TagColor.of(tag) : given;
        commands.run(
                ctx,
                new Command.OnTag(tag, new TagCommand.Register(color)),
                (answer, done) -> {
                    var registered = done.made(TagEvent.TagRegistered.class).event();
                    Answers.created(
                            answer, Paths.of("tags", tag), colored(tag, registered.color()));
                });
    }

    private void read(Context ctx) throws IOException {
        Query.of(ctx);
        var tag = tag(ctx);
        Answers.joined(ctx, readiness.views().tags().find(tag).orElseThrow(() -> Unknown.tag(tag)));
    }

    private void recolor(Context ctx) throws Exception {
        Query.of(ctx);
        var tag = tag(ctx);
        var color = Fields.of(ctx, "color").required("color", TagColor::parse);
        commands.run(
                ctx,
                new Command.OnTag(tag, new TagCommand.Recolor(color)),
                (answer, done) -> {
                    done.checkMade(TagEvent.TagRecolored.class);
                    var recolored =
                            done.last(TagEvent.TagRecolored.class)
                                    .map(event -> event.event().color());
                    Answers.ok(answer, colored(tag, recolored.orElse(color)));
                });
    }

    private void delete(Context ctx) throws Exception {
        var force = Query.of(ctx, "force").flag("force");
        var tag = tag(ctx);
        commands.runAfter(
                ctx,
                StreamId.of(tag),
                () ->
                        new Commands.Plan(
                                new TagDeletion(readiness, tag).steps(force),
                                new Command.OnTag(tag, new TagCommand.Delete())),
                (answer, done) -> {
                    done.checkMade(TagEvent.TagDeleted.class);
                    Answers.noContent(answer);
                });
    }

    /// With the colour that the command gave it, and what has it now: other streams tell that.
    private TagView colored(TagName tag, TagColor color) {
        var now = readiness.views().tags().find(tag).map(Read::value);
        return new TagView(
                tag.value(),
                color,
                true,
                now.map(TagView::models).orElse(0L),
                now.map(TagView::versions).orElse(0L),
                now.map(TagView::artifacts).orElse(0L),
                now.map(TagView::artifactVersions).orElse(0L));
    }

    private static TagName tag(Context ctx) {
        return Paths.parameter(ctx, "tag", TagName::new);
    }
}
