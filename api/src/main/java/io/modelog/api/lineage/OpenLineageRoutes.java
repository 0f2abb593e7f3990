package io.modelog.api.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Body;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Paths;
import io.modelog.api.http.ProblemException;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// OpenLineage events from outside, and our runs as such events.
public final class OpenLineageRoutes {
    private static final String LINEAGE = "/api/v1/lineage";

    private record Failure(int index, String reason, boolean retriable) {}

    private final Reporting reporting;
    private final OpenLineageExport export;

    public OpenLineageRoutes(Readiness readiness, Commands commands) {
        this.reporting = new Reporting(readiness, commands);
        this.export = new OpenLineageExport(readiness);
    }

    public void addTo(Routes routes) {
        routes.post(LINEAGE, this::take);
        routes.post(LINEAGE + "/batch", this::takeAll);
        routes.get("/api/v1/runs/{run}/openlineage", this::export);
    }

    private void take(Context ctx) throws Exception {
        Query.of(ctx);
        var event = OutsideEvent.of(Body.object(ctx));
        var recorded = reporting.take(ctx, event);
        Answers.ok(ctx, Map.of("run", event.run(), "recorded", recorded));
    }

    /// One after the other: an event may add to what one before it told.
    private void takeAll(Context ctx) throws Exception {
        Query.of(ctx);
        var events = Body.array(ctx);
        var failures = new ArrayList<Failure>();
        for (var index = 0; index < events.size(); index++) {
            try {
                reporting.take(ctx, OutsideEvent.of(events.get(index)));
            } catch (InvalidValue e) {
                failures.add(new Failure(index, e.field() + " " + e.problem(), false));
            } catch (ProblemException e) {
                failures.add(new Failure(index, e.detail(), e.isRetriable()));
            }
        }
        Answers.ok(ctx, summary(events.size(), failures));
    }

    private static Object summary(int received, List<Failure> failures) {
        var retriable = failures.stream().filter(Failure::retriable).count();
        return Map.of(
                "status",
                failures.isEmpty() ? "success" : "partial_success",
                "summary",
                Map.of(
                        "received",
                        received,
                        "successful",
                        received - failures.size(),
                        "failed",
                        failures.size(),
                        "retriable",
                        retriable,
                        "non_retriable",
                        failures.size() - retriable),
                "failed_events",
                failures);
    }

    private void export(Context ctx) {
        Query.of(ctx);
        List<JsonNode> events = export.events(Paths.parameter(ctx, "run", RunId::parse));
        Answers.ok(ctx, events);
    }
}
