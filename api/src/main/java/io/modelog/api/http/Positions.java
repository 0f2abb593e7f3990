package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.projector.view.Position;
import java.time.Duration;

/// Read your writes: waits, within a bound, until this node's views show what a client has seen.
final class Positions {
    /// How long a request waits for the views.
    static final Duration LIMIT = Duration.ofSeconds(5);

    private final Readiness readiness;
    private final Metrics metrics;

    Positions(Readiness readiness, Metrics metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    /// Waits for the position a request carries, if any. Throws the problem `views-behind`.
    void awaitRequested(Context ctx) throws InterruptedException {
        if (ctx.header(CommandHeaders.POSITION) != null) {
            await(CommandHeaders.position(ctx).orElse(Position.NONE));
        }
    }

    /// Waits for what a command has just appended. Throws the problem `views-behind`.
    void awaitCommitted(Position position) throws InterruptedException {
        var start = System.nanoTime();
        await(position);
        metrics.viewsLag(System.nanoTime() - start);
    }

    private void await(Position position) throws InterruptedException {
        if (!readiness.views().await(position, LIMIT)) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.VIEWS_BEHIND,
                            "this node's views have not reached %s within %d s"
                                    .formatted(position, LIMIT.toSeconds())));
        }
    }
}
