package io.modelog.api.lineage;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Moments;
import io.modelog.api.http.Numbers;
import io.modelog.api.http.ProblemException;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.model.Stage;
import io.modelog.projector.lineage.LineageQuery;
import io.modelog.projector.lineage.LineageQuery.Direction;
import io.modelog.projector.lineage.LineageQuery.NodeType;
import io.modelog.projector.lineage.LineageStart;

/// What came from what.
public final class LineageRoutes {
    private static final String[] PARAMETERS = {
        "node", "direction", "depth", "limit", "type", "stage", Moments.AS_OF, "format"
    };

    private final Readiness readiness;

    public LineageRoutes(Readiness readiness) {
        this.readiness = readiness;
    }

    public void addTo(Routes routes) {
        routes.get("/api/v1/lineage", this::walk);
    }

    private void walk(Context ctx) {
        var parameters = Query.of(ctx, PARAMETERS);
        var query = query(parameters);
        var named = parameters.optional("format", LineageFormat::parse);
        var format = named == null ? LineageFormat.accepted(ctx.header("Accept")) : named;
        var graph =
                readiness.views().lineage().walk(query).orElseThrow(() -> unknown(query.start()));
        ctx.header("Vary", "Accept-Encoding, Accept");
        switch (format) {
            case JSON -> Answers.ok(ctx, graph);
            case DOT, MERMAID -> ctx.contentType(format.mediaType()).result(format.text(graph));
        }
    }

    private LineageQuery query(Query parameters) {
        var direction = parameters.optional("direction", Direction::parse);
        return new LineageQuery(
                parameters.required("node", LineageStart::parse),
                direction == null ? Direction.BOTH : direction,
                bounded(parameters, "depth", LineageQuery.DEPTH_DEFAULT, LineageQuery.DEPTH_MAX),
                bounded(parameters, "limit", LineageQuery.LIMIT_DEFAULT, LineageQuery.LIMIT_MAX),
                parameters.optional("type", NodeType::parse),
                parameters.optional("stage", Stage::new),
                new Moments(readiness).moment(parameters, Moments.AS_OF));
    }

    private static int bounded(Query parameters, String name, int otherwise, int max) {
        var number = parameters.optional(name, text -> bounded(name, text, max));
        return number == null ? otherwise : number;
    }

    private static Integer bounded(String name, String text, int max) {
        var number = Numbers.positive(name, text);
        if (number > max) {
            throw new InvalidValue(name, "is over " + max);
        }
        return (int) number;
    }

    private static ProblemException unknown(LineageStart start) {
        return switch (start) {
            case LineageStart.OfArtifact(var artifact, var number) ->
                    Unknown.artifactVersion(artifact, number);
            case LineageStart.OfModel(var model, var version) -> Unknown.version(model, version);
            case LineageStart.OfRun(var run) -> Unknown.run(run);
            case LineageStart.OfStep(var run, var step) -> Unknown.step(run, step);
        };
    }
}
