package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.CommandReceipt;
import io.modelog.projector.view.Position;
import io.modelog.projector.writer.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives commands to their writer, here or on the node that owns the stream, and answers when this node's views show
/// what came of it.
public final class Commands {
    /// How long a request waits for the writer.
    static final Duration LIMIT = Duration.ofSeconds(10);

    /// Writes the answer to a command that was accepted.
    @FunctionalInterface
    public interface Rendering {
        void render(Context ctx, Done done) throws Exception;
    }

    private final Readiness readiness;
    private final Positions positions;
    private final Forwarder forwarder;
    private final Metrics metrics;
    private final Submission submission;

    Commands(Readiness readiness, Positions positions, Forwarder forwarder, Metrics metrics) {
        this.readiness = readiness;
        this.positions = positions;
        this.forwarder = forwarder;
        this.metrics = metrics;
        this.submission = new Submission(readiness, metrics);
    }

    /// The reason is that of the header `Modelog-Reason`.
    public void run(Context ctx, Command command, Rendering rendering) throws Exception {
        run(ctx, command, CommandHeaders.of(ctx).reason(), rendering);
    }

    public void run(Context ctx, Command command, @Nullable String reason, Rendering rendering)
            throws Exception {
        checkExists(ctx, command.stream());
        var outcome = submission.outcome(CommandHeaders.of(ctx).request(command, reason));
        settle(ctx, command.stream(), outcome, Position.NONE, rendering);
    }

    /// For a command that the views are asked for, such as whether something is there: a repeat gets its first answer
    /// although they say something else by now.
    public void run(
            Context ctx, StreamId stream, Supplier<? extends Command> command, Rendering rendering)
            throws Exception {
        var first = firstOutcome(ctx, stream);
        if (first.isPresent()) {
            settle(ctx, stream, first.get(), Position.NONE, rendering);
        } else {
            run(ctx, command.get(), rendering);
        }
    }

    /// What a command needs done in other streams before it.
    ///
    /// @param first before the other steps
    public record Plan(List<ForeignStep> first, List<ForeignStep> steps, Command command) {
        public Plan {
            first = List.copyOf(first);
            steps = List.copyOf(steps);
        }

        public Plan(List<ForeignStep> steps, Command command) {
            this(List.of(), steps, command);
        }
    }

    /// Takes all the steps of a plan, each in a stream of its own, and then runs its command. The node that writes the
    /// command's stream does that, so that each step is at most one hop away. A repeat goes on where this one stops.
    ///
    /// @param plan not asked for a repeat of what is done; throws to refuse
    public void runAfter(Context ctx, StreamId stream, Supplier<Plan> plan, Rendering rendering)
            throws Exception {
        var first = firstOutcome(ctx, stream);
        var slot = readiness.writers().slotOf(stream);
        if (first.isPresent()) {
            settle(ctx, stream, first.get(), Position.NONE, rendering);
        } else if (!slot.local()) {
            forward(ctx, stream, slot.url());
        } else {
            checkRevision(ctx, stream);
            checkExists(ctx, stream);
            var due = plan.get();
            var taken = new ArrayList<>(steps().take(ctx, due.first()));
            taken.addAll(steps().take(ctx, due.steps()));
            var request = CommandHeaders.of(ctx).request(due.command());
            settle(ctx, stream, submission.outcome(request), Taken.end(taken), rendering);
        }
    }

    /// A command that goes with commands in other streams: some make what it names, others go beside it.
    public interface Parts {
        /// All at the same time, before the others.
        List<ForeignStep> first();

        /// @param made what came of the first, in their order
        Beside then(List<Taken> made);
    }

    /// A command, and the steps that are taken while it is written.
    public record Beside(List<ForeignStep> steps, Command command) {
        public Beside {
            steps = List.copyOf(steps);
        }
    }

    /// Takes the parts of a command, on the node that writes its stream. A repeat goes on where this one stops.
    ///
    /// @param parts given what the command did when this is a repeat; throws to refuse
    public void runWith(
            Context ctx,
            StreamId stream,
            Function<Optional<Done>, ? extends Parts> parts,
            Rendering rendering)
            throws Exception {
        var slot = readiness.writers().slotOf(stream);
        if (!slot.local()) {
            forward(ctx, stream, slot.url());
            return;
        }
        var repeated = firstOutcome(ctx, stream).map(Commands::done);
        if (repeated.isEmpty()) {
            checkRevision(ctx, stream);
            checkExists(ctx, stream);
        }
        var due = parts.apply(repeated);
        var made = steps().take(ctx, due.first());
        var beside = due.then(made);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taking = threads.submit(() -> Taken.end(steps().take(ctx, beside.steps())));
            var request = CommandHeaders.of(ctx).request(beside.command());
            var outcome = submission.outcome(request);
            var before = Taken.end(made).and(ForeignSteps.result(taking));
            settle(ctx, stream, outcome, before, rendering);
        }
    }

    /// Takes commands in any streams, all at the same time, for a route whose answer is about none of them alone.
    public List<Taken> take(Context ctx, List<ForeignStep> steps) throws InterruptedException {
        return steps().take(ctx, steps);
    }

    /// Waits until this node's views show what was taken.
    public void awaitTaken(Context ctx, List<Taken> taken) throws InterruptedException {
        positions.awaitCommitted(ctx, Taken.end(taken).and(Positions.answered(ctx)));
    }

    /// Runs a command, and then what it leaves to do in other streams, before it is answered. A repeat does what is left.
    ///
    /// @param left asked for when this node's views show the command
    public void runThen(
            Context ctx, Command command, Supplier<List<ForeignStep>> left, Rendering rendering)
            throws Exception {
        run(
                ctx,
                command,
                (answer, done) -> {
                    var taken = Taken.end(steps().take(answer, left.get()));
                    if (!taken.offsets().isEmpty()) {
                        positions.awaitCommitted(answer, taken.and(Positions.answered(answer)));
                    }
                    rendering.render(answer, done);
                });
    }

    /// What is no command, but for the node that writes a stream.
    public void onWriter(Context ctx, StreamId stream, Runnable work) throws Exception {
        var slot = readiness.writers().slotOf(stream);
        if (slot.local()) {
            work.run();
        } else {
            forward(ctx, stream, slot.url());
        }
    }

    private ForeignSteps steps() {
        return new ForeignSteps(readiness, forwarder, submission);
    }

    /// What the log says this command did before.
    private Optional<Outcome.Committed> firstOutcome(Context ctx, StreamId stream) {
        var headers = CommandHeaders.of(ctx);
        if (!headers.mayRepeat()) {
            return Optional.empty();
        }
        var receipt = readiness.views().receipt(stream, headers.commandId(), Instant.now());
        receipt.ifPresent(_ -> metrics.replayed());
        return receipt.map(found -> committed(stream, found));
    }

    private Outcome.Committed committed(StreamId stream, CommandReceipt receipt) {
        return new Outcome.Committed(
                readiness.views().events(stream, receipt.firstSequence(), receipt.lastSequence()),
                Position.of(receipt.partition(), receipt.offset()),
                true);
    }

    /// @param before where the log stood after what was done first
    private void settle(
            Context ctx, StreamId stream, Outcome outcome, Position before, Rendering rendering)
            throws Exception {
        switch (outcome) {
            case Outcome.Committed done -> {
                positions.awaitCommitted(ctx, done.position().and(before));
                if (done.replayed()) {
                    ctx.header("Idempotency-Replayed", "true");
                }
                answer(ctx, done(done), rendering);
            }
            case Outcome.Unchanged(var sequence, var position) -> {
                var now = position.offsets().isEmpty() ? shown(stream) : position;
                positions.awaitCommitted(ctx, now.and(before));
                answer(ctx, new Done(List.of(), sequence, false), rendering);
            }
            case Outcome.Rejected(var rejection) ->
                    throw new ProblemException(Rejections.problem(rejection));
            case Outcome.Stale(var expected, var actual) -> throw stale(stream, expected, actual);
            case Outcome.NotOwner(var owner) -> forward(ctx, stream, owner);
            case Outcome.Unavailable(var why) -> throw outcomeUnknown(ctx, why);
        }
    }

    private static Done done(Outcome.Committed outcome) {
        return new Done(outcome.events(), outcome.lastSequence(), outcome.replayed());
    }

    /// Where the views stand in the partition of a stream that the writer has read from them.
    private Position shown(StreamId stream) {
        var partition = Topics.partitionOf(stream);
        var next = readiness.views().nextOffset(partition);
        return next == 0 ? Position.NONE : Position.of(partition, next - 1);
    }

    private static void answer(Context ctx, Done done, Rendering rendering) throws Exception {
        Answers.etag(ctx, done.sequence());
        Rejections.throwIfRefused(done);
        rendering.render(ctx, done);
        Preference.apply(ctx);
    }

    private void forward(Context ctx, StreamId stream, @Nullable URI owner)
            throws IOException, InterruptedException {
        if (owner == null || Forwarder.isForwarded(ctx)) {
            throw ownerUnknown(stream);
        }
        var position = forwarder.forward(ctx, owner, readiness.views().applied());
        if (!position.offsets().isEmpty()) {
            positions.awaitCommitted(ctx, position);
        }
    }

    private void checkRevision(Context ctx, StreamId stream) {
        var expected = CommandHeaders.of(ctx).expectedSequence();
        var actual = readiness.views().sequence(stream);
        if (expected.isPresent() && expected.getAsLong() != actual) {
            throw stale(stream, expected.getAsLong(), actual);
        }
    }

    /// Of `If-Match: *`. What is deleted is unknown to its writer, whatever is expected.
    private void checkExists(Context ctx, StreamId stream) {
        if (CommandHeaders.of(ctx).expectsAny()
                && readiness.writers().slotOf(stream).local()
                && readiness.views().sequence(stream) == 0) {
            throw new ProblemException(
                    new Problem(
                            ProblemType.STALE_REVISION,
                            "%s does not exist".formatted(stream),
                            Map.of("actual", 0)));
        }
    }

    /// With the command id, also when the client chose none: a repeat under it gets the first outcome.
    static ProblemException outcomeUnknown(Context ctx, String why) {
        return new ProblemException(
                new Problem(
                        ProblemType.OUTCOME_UNKNOWN,
                        why,
                        Map.of("idempotencyKey", CommandHeaders.of(ctx).commandId().value())));
    }

    static ProblemException ownerUnknown(StreamId stream) {
        return new ProblemException(
                new Problem(
                        ProblemType.OWNER_UNKNOWN,
                        "no node is known to write %s now".formatted(stream),
                        Map.of("stream", stream.toString())));
    }

    private static ProblemException stale(StreamId stream, long expected, long actual) {
        return new ProblemException(
                new Problem(
                        ProblemType.STALE_REVISION,
                        "%s is at %d, not at %d".formatted(stream, actual, expected),
                        Map.of("expected", expected, "actual", actual)));
    }
}
