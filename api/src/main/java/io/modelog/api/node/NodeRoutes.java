package io.modelog.api.node;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Metrics;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.projector.writer.Writers;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/// What a node tells of itself.
public final class NodeRoutes {
    private static final String METRICS_MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private record Status(String node, URI url, List<Writers.SlotStatus> slots, String applied) {}

    private record Health(String status) {}

    private final String node;
    private final Supplier<URI> url;
    private final Readiness readiness;
    private final Metrics metrics;

    /// @param url known only when the socket is open
    public NodeRoutes(String node, Supplier<URI> url, Readiness readiness, Metrics metrics) {
        this.node = node;
        this.url = url;
        this.readiness = readiness;
        this.metrics = metrics;
    }

    public void addTo(Routes routes) {
        routes.get("/api/v1/nodes", this::status);
        routes.probe("/livez", ctx -> Answers.ok(ctx, new Health("alive")));
        routes.probe("/readyz", this::ready);
        routes.probe(
                "/metrics", ctx -> ctx.contentType(METRICS_MEDIA_TYPE).result(metrics.scrape()));
    }

    private void status(Context ctx) {
        Query.of(ctx);
        Answers.ok(
                ctx,
                new Status(
                        node,
                        url.get(),
                        readiness.writers().slots(),
                        readiness.views().applied().toString()));
    }

    private void ready(Context ctx) {
        readiness.check();
        Answers.ok(ctx, new Health("ready"));
    }
}
