package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.Stage;

/// Which version of a model held which stage from when to when.
public record TimelineRoutes(Readiness readiness) {
    public void addTo(Routes routes) {
        routes.get("/api/v1/models/{model}/timeline", this::list);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, "stage");
        var stage = query.optional("stage", Stage::new);
        var model = Reading.modelName(ctx);
        if (readiness.views().sequence(StreamId.of(model)) == 0) {
            throw Unknown.model(model);
        }
        Answers.ok(ctx, query.page(page -> readiness.views().stagePeriods(model, stage, page)));
    }
}
