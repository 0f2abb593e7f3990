package io.modelog.api.http;

import io.modelog.projector.writer.CommandRequest;
import io.modelog.projector.writer.Outcome;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands a command to this node's writers, waits for its outcome within a bound, and counts it.
record Submission(Readiness readiness, Metrics metrics) {
    private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

    Outcome outcome(CommandRequest request) throws InterruptedException {
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
            return readiness
                    .writers()
                    .submit(request)
                    .get(Commands.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Outcome.Unavailable(
                    "the command has no outcome after %d s".formatted(Commands.LIMIT.toSeconds()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a writer failed to give an outcome", e.getCause());
        }
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
