package io.modelog.api.history;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.HistoryFilter;
import io.modelog.projector.view.HistoryViews;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.RecordedEvent;
import java.util.Optional;

/// What has happened to a model, to a version, and to everything; also to what is deleted.
public final class HistoryRoutes {
    private static final String MODEL = "/api/v1/models/{model}";

    private final Readiness readiness;

    public HistoryRoutes(Readiness readiness) {
        this.readiness = readiness;
    }

    public void addTo(Routes routes) {
        routes.get("/api/v1/history", this::ofAll);
        routes.get(MODEL + "/history", this::ofModel);
        routes.get(MODEL + "/versions/{version}/history", this::ofVersion);
    }

    private void ofAll(Context ctx) {
        var query = Query.ofList(ctx, "type", "actor", "stage", "since", "until", "stream");
        var filter = Asked.filter(query, null);
        var stream = query.optional("stream", StreamId::parse);
        answer(
                ctx,
                query.page(page ->
                        stream == null
                                ? history().ofAll(filter, page)
                                : history().of(stream, filter, page)));
    }

    private void ofModel(Context ctx) {
        var query = Query.ofList(ctx, "type", "actor", "stage", "since", "until", "version");
        var model = Paths.parameter(ctx, "model", ModelName::new);
        var filter = Asked.filter(query, query.number("version"));
        checkKnown(model);
        answer(ctx, page(query, model, filter));
    }

    private void ofVersion(Context ctx) {
        var query = Query.ofList(ctx, "type", "actor", "stage", "since", "until");
        var model = Paths.parameter(ctx, "model", ModelName::new);
        var selector = Paths.parameter(ctx, "version", VersionSelector::parse);
        var asked = Asked.filter(query, null);
        checkKnown(model);
        var number = number(model, selector).orElseThrow(() -> Unknown.version(model, selector));
        answer(ctx, page(query, model, asked.ofVersion(number)));
    }

    private Page<RecordedEvent> page(Query query, ModelName model, HistoryFilter filter) {
        return query.page(page -> history().of(StreamId.of(model), filter, page));
    }

    private static void answer(Context ctx, Page<RecordedEvent> page) {
        Answers.ok(ctx, RecordedEvents.page(page));
    }

    private void checkKnown(ModelName model) {
        if (readiness.views().sequence(StreamId.of(model)) == 0) {
            throw Unknown.model(model);
        }
    }

    /// What is deleted has neither a stage nor a name any more.
    private Optional<Long> number(ModelName model, VersionSelector selector) {
        var alive = readiness.views().version(model, selector).map(read -> read.value().number());
        return alive.isPresent()
                ? alive
                : switch (selector) {
                    case VersionSelector.Numbered(var number) ->
                            Optional.of(number).filter(it -> history().knows(model, it));
                    case VersionSelector.WithId(var id) -> history().version(model, id);
                    case VersionSelector.Named _, VersionSelector.Latest _ -> Optional.empty();
                };
    }

    private HistoryViews history() {
        return readiness.views().history();
    }
}
