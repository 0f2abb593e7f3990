package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.events.id.CommandId;
import io.modelog.projector.writer.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/// Takes the steps of a command in other streams, here or on the nodes that write them. Each is a command of its own, by
/// the same actor, for the same reason and under the same correlation id; one whose object is gone already is done.
record ForeignSteps(Readiness readiness, Forwarder forwarder, Submission submission) {
    /// How many are under way together, so that a writer can commit them as one group.
    private static final int AT_ONCE = 64;

    /// Returns what came of each, in the same order.
    List<Taken> take(Context ctx, List<ForeignStep> steps) throws InterruptedException {
        if (steps.size() == 1) {
            return List.of(take(ctx, steps.getFirst()));
        }
        var all = new ArrayList<Taken>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var some : steps.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
                var tasks =
                        some.stream().<Callable<Taken>>map(step -> () -> take(ctx, step)).toList();
                for (var taken : threads.invokeAll(tasks)) {
                    all.add(result(taken));
                }
            }
        }
        return all;
    }

    static <T> T result(Future<T> taken) throws InterruptedException {
        try {
            return taken.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }

    private Taken take(Context ctx, ForeignStep step) throws InterruptedException {
        var id = id(CommandHeaders.of(ctx).commandId(), step);
        var request = CommandHeaders.of(ctx).step(step.command(), id);
        return switch (submission.outcome(request)) {
            case Outcome.Committed done -> new Taken(done.position(), done.events(), "");
            case Outcome.Unchanged(_, var position) -> Taken.at(position);
            case Outcome.Rejected(var rejection) -> {
                var problem = Rejections.problem(rejection);
                if (step.once() || problem.type().status() != 404) {
                    throw new ProblemException(problem);
                }
                yield Taken.NOTHING;
            }
            case Outcome.NotOwner(var owner) -> takeElsewhere(ctx, step, id, owner);
            case Outcome.Stale _ -> throw new IllegalStateException("no revision was expected");
            case Outcome.Unavailable(var why) -> throw Commands.outcomeUnknown(ctx, why);
        };
    }

    private Taken takeElsewhere(Context ctx, ForeignStep step, CommandId id, @Nullable URI owner)
            throws InterruptedException {
        if (owner == null) {
            throw Commands.ownerUnknown(step.command().stream());
        }
        var answer = forwarder.step(ctx, owner, id, step, readiness.views().applied());
        var status = answer.statusCode();
        if (status == 503) {
            throw Commands.outcomeUnknown(
                    ctx, "the node at %s could not take '%s' now".formatted(owner, step));
        }
        if (status >= 300 && step.once()) {
            throw new ProblemException(Problem.read(answer.body()));
        }
        if (status >= 300 && status != 404) {
            throw new IllegalStateException(
                    "%s answered %d to '%s': %s"
                            .formatted(owner, status, step, text(answer.body())));
        }
        return new Taken(Forwarder.position(answer), List.of(), text(answer.body()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The same for a repeat of the command; but unless the step is a part of it, what came back since is to go again.
    private CommandId id(CommandId command, ForeignStep step) {
        var sequence = step.once() ? 0 : readiness.views().sequence(step.command().stream());
        var name = "%s %s %d".formatted(command, step, sequence);
        return new CommandId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
