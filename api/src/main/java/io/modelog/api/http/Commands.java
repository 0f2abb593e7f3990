package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.events.log.Command;
import io.modelog.projector.writer.CommandRequest;
import io.modelog.projector.writer.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives commands to their writer, here or on the node that owns the stream, and answers when this node's views show
/// what came of it.
public final class Commands {
    /// How long a request waits for the writer.
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    /// Writes the answer to a command that was accepted.
    @FunctionalInterface
    public interface Rendering {
        void render(Context ctx, Done done) throws Exception;
    }

    private final Readiness readiness;
    private final Positions positions;
    private final Forwarder forwarder;
    private final Metrics metrics;

    Commands(Readiness readiness, Positions positions, Forwarder forwarder, Metrics metrics) {
        this.readiness = readiness;
        this.positions = positions;
        this.forwarder = forwarder;
        this.metrics = metrics;
    }

    /// The reason is that of the header `Modelog-Reason`.
    public void run(Context ctx, Command command, Rendering rendering) throws Exception {
        run(ctx, command, CommandHeaders.of(ctx).reason(), rendering);
    }

    public void run(Context ctx, Command command, @Nullable String reason, Rendering rendering)
            throws Exception {
        var headers = CommandHeaders.of(ctx);
        var request =
                new CommandRequest(
                        command,
                        headers.commandId(),
                        headers.mayRepeat(),
                        headers.correlationId(),
                        headers.actor(),
                        reason,
                        headers.expectedSequence());
        switch (outcome(request)) {
            case Outcome.Committed done -> {
                positions.awaitCommitted(ctx, done.position());
                if (done.replayed()) {
                    ctx.header("Idempotency-Replayed", "true");
                }
                answer(ctx, new Done(done.events(), done.lastSequence()), rendering);
            }
            case Outcome.Unchanged(var sequence, var position) -> {
                positions.awaitCommitted(ctx, position);
                answer(ctx, new Done(List.of(), sequence), rendering);
            }
            case Outcome.Rejected(var rejection) ->
                    throw new ProblemException(Rejections.problem(rejection));
            case Outcome.Stale(var expected, var actual) ->
                    throw new ProblemException(stale(command, expected, actual));
            case Outcome.NotOwner(var owner) -> forward(ctx, command, owner);
            case Outcome.Unavailable(var why) ->
                    throw new ProblemException(outcomeUnknown(ctx, why));
        }
    }

    private Outcome outcome(CommandRequest request) throws InterruptedException {
        var start = System.nanoTime();
        var outcome = await(request);
        metrics.command(label(outcome), System.nanoTime() - start);
        LOG.atDebug()
                .addKeyValue("stream", request.command().stream())
                .addKeyValue("command", request.commandId())
                .addKeyValue("actor", request.actor())
                .addKeyValue("outcome", label(outcome))
                .log("command taken");
        return outcome;
    }

    private Outcome await(CommandRequest request) throws InterruptedException {
        try {
            return readiness.writers().submit(request).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Outcome.Unavailable(
                    "the command has no outcome after %d s".formatted(LIMIT.toSeconds()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a writer failed to give an outcome", e.getCause());
        }
    }

    private static void answer(Context ctx, Done done, Rendering rendering) throws Exception {
        Answers.etag(ctx, done.sequence());
        rendering.render(ctx, done);
    }

    private void forward(Context ctx, Command command, @Nullable URI owner)
            throws IOException, InterruptedException {
        if (owner == null || Forwarder.isForwarded(ctx)) {
            throw new ProblemException(
                    new Problem(
                            ProblemType.OWNER_UNKNOWN,
                            "no node is known to write %s now".formatted(command.stream()),
                            Map.of("stream", command.stream().toString())));
        }
        var position = forwarder.forward(ctx, owner, readiness.views().applied());
        if (!position.offsets().isEmpty()) {
            positions.awaitCommitted(ctx, position);
        }
    }

    /// With the command id, also when the client chose none: a repeat under it gets the first outcome.
    static Problem outcomeUnknown(Context ctx, String why) {
        return new Problem(
                ProblemType.OUTCOME_UNKNOWN,
                why,
                Map.of("idempotencyKey", CommandHeaders.of(ctx).commandId().value()));
    }

    private static Problem stale(Command command, long expected, long actual) {
        return new Problem(
                ProblemType.STALE_REVISION,
                "%s is at %d, not at %d".formatted(command.stream(), actual, expected),
                Map.of("expected", expected, "actual", actual));
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed(_, _, var replayed) -> replayed ? "replayed" : "committed";
            case Outcome.Unchanged _ -> "unchanged";
            case Outcome.Rejected _ -> "rejected";
            case Outcome.Stale _ -> "stale";
            case Outcome.NotOwner _ -> "forwarded";
            case Outcome.Unavailable _ -> "unavailable";
        };
    }
}
