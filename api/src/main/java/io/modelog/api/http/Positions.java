package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.projector.view.Position;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Read your writes: waits, within a bound, until this node's views show what a client has seen.
public final class Positions {
    /// How long a request waits for the views.
    static final Duration LIMIT = Duration.ofSeconds(5);

    /// Waits until the views show a position; false when the time is over first.
    @FunctionalInterface
    interface Waiting {
        boolean await(Position position, Duration atMost) throws InterruptedException;
    }

    private final Waiting views;
    private final Metrics metrics;

    Positions(Waiting views, Metrics metrics) {
        this.views = views;
        this.metrics = metrics;
    }

    /// Waits for the position a request carries, if any. Throws the problem `views-behind`.
    void awaitRequested(Context ctx) throws InterruptedException {
        if (ctx.header(CommandHeaders.POSITION) != null) {
            await(CommandHeaders.position(ctx).orElse(Position.NONE));
        }
    }

    /// Waits for what a command has just appended. Throws the problem `views-behind`, with all that a repeat needs.
    void awaitCommitted(Context ctx, Position position) throws InterruptedException {
        var start = System.nanoTime();
        if (!position.offsets().isEmpty()) {
            ctx.header(CommandHeaders.POSITION, position.toString());
        }
        await(
                views,
                position,
                Map.of(
                        "committed",
                        true,
                        "idempotencyKey",
                        CommandHeaders.of(ctx).commandId().value()));
        metrics.viewsLag(System.nanoTime() - start);
    }

    /// What the answer says so far.
    static Position answered(Context ctx) {
        @Nullable String header = ctx.res().getHeader(CommandHeaders.POSITION);
        return header == null ? Position.NONE : Position.parse(header);
    }

    /// Throws the problem `views-behind`.
    public void await(Position position) throws InterruptedException {
        await(views, position, Map.of());
    }

    /// Throws the problem `views-behind`, with these members.
    static void await(Waiting views, Position position, Map<String, Object> members)
            throws InterruptedException {
        if (!views.await(position, LIMIT)) {
            throw new ProblemException(
                    new Problem(
                            ProblemType.VIEWS_BEHIND,
                            "this node's views have not reached %s within %d s"
                                    .formatted(position, LIMIT.toSeconds()),
                            members));
        }
    }
}
