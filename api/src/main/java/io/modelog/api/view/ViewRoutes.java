package io.modelog.api.view;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Problem;
import io.modelog.api.http.ProblemException;
import io.modelog.api.http.ProblemType;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.projector.replay.Replay;
import io.modelog.projector.replay.ReplayRefused;
import io.modelog.projector.replay.ReplayReport;
import io.modelog.projector.replay.ReplayReport.Kind;
import io.modelog.projector.view.ViewSize;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The views of the node that answers; those of other nodes are theirs to look at and to rebuild.
public final class ViewRoutes {
    private static final String VIEWS = "/api/v1/views";
    private static final String REBUILD = VIEWS + "/rebuild";
    private static final String VERIFY = VIEWS + "/verify";

    /// @param lag records that are in the log and not yet in the views
    /// @param forgetting whether rows may still name a subject who was erased
    private record Status(
            String position, long lag, long sizeBytes, boolean forgetting, List<ViewSize> views) {}

    private final Readiness readiness;

    public ViewRoutes(Readiness readiness) {
        this.readiness = readiness;
    }

    public void addTo(Routes routes) {
        routes.get(VIEWS, this::status);
        routes.post(REBUILD, ctx -> start(ctx, REBUILD, Replay::rebuild));
        routes.get(REBUILD, ctx -> show(ctx, Kind.REBUILD));
        routes.delete(REBUILD, ctx -> abort(ctx, Kind.REBUILD));
        routes.post(VERIFY, ctx -> start(ctx, VERIFY, Replay::verify));
        routes.get(VERIFY, ctx -> show(ctx, Kind.VERIFY));
        routes.delete(VERIFY, ctx -> abort(ctx, Kind.VERIFY));
    }

    private void status(Context ctx) throws InterruptedException {
        Query.of(ctx);
        var position = readiness.views().applied().toString();
        var sizes = readiness.projector().viewSizes();
        Answers.ok(
                ctx,
                new Status(
                        position,
                        readiness.projector().lag(),
                        sizes.stream().mapToLong(ViewSize::sizeBytes).sum(),
                        readiness.projector().isForgetting(),
                        sizes));
    }

    private void start(Context ctx, String path, Function<Replay, ReplayReport> begin) {
        Query.of(ctx);
        try {
            var report = begin.apply(readiness.projector().replay());
            ctx.status(202).header("Location", path);
            Answers.ok(ctx, report);
        } catch (ReplayRefused e) {
            throw new ProblemException(
                    Problem.of(ProblemType.REPLAY_RUNNING, String.valueOf(e.getMessage())));
        }
    }

    private void show(Context ctx, Kind kind) {
        Query.of(ctx);
        Answers.ok(ctx, last(kind));
    }

    private void abort(Context ctx, Kind kind) {
        Query.of(ctx);
        last(kind);
        readiness.projector().replay().abort(kind);
        Answers.noContent(ctx);
    }

    private ReplayReport last(Kind kind) {
        return readiness
                .projector()
                .replay()
                .last(kind)
                .orElseThrow(() ->
                        new ProblemException(
                                new Problem(
                                        ProblemType.REPLAY_UNKNOWN,
                                        "this node has begun no %s since it was started"
                                                .formatted(kind),
                                        Map.of("kind", kind))));
    }
}
