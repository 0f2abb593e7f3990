package io.modelog.api.run;

import io.modelog.api.http.Ids;
import io.modelog.api.http.Metrics;
import io.modelog.api.http.Readiness;
import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;
import io.modelog.events.run.RunCommand;
import io.modelog.projector.view.Settlement;
import io.modelog.projector.writer.CommandRequest;
import io.modelog.projector.writer.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks, again and again, for what runs have left behind in the streams that this node writes: closes those that gave no
/// sign of life, and settles the versions of those that ended while nobody did (V-40 to V-43).
public final class RunWatch implements AutoCloseable {
    /// Between two looks.
    static final Duration INTERVAL = Duration.ofMillis(500);

    /// Who has done it, in history.
    static final Actor ACTOR = new Actor("modelog");

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);

    private final Readiness readiness;
    private final Metrics metrics;
    private final Heartbeats heartbeats;
    private final Thread thread;

    public RunWatch(Readiness readiness, Metrics metrics, Heartbeats heartbeats) {
        this.readiness = readiness;
        this.metrics = metrics;
        this.heartbeats = heartbeats;
        this.thread = Thread.ofVirtual().name("modelog-run-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                look();
            }
        } catch (InterruptedException _) {
            LOG.atDebug().log("no longer watching runs");
        }
    }

    private void look() throws InterruptedException {
        try {
            if (readiness.missing().isEmpty()) {
                closeDead();
                settle(readiness.views().runs().due());
            }
        } catch (RuntimeException e) { // the next look may meet better times
            LOG.atWarn().setCause(e).log("runs could not be looked after");
        }
    }

    private void closeDead() throws InterruptedException {
        var watched = new HashSet<RunId>();
        for (var entry : readiness.views().runs().heartbeats().entrySet()) {
            var run = entry.getKey();
            if (isOurs(StreamId.of(run))) {
                watched.add(run);
                var sequence = readiness.views().sequence(StreamId.of(run));
                if (heartbeats.isDead(run, sequence, entry.getValue())) {
                    close(run, Heartbeats.silence(entry.getValue()));
                }
            }
        }
        heartbeats.watchOnly(watched);
    }

    private void close(RunId run, Duration silence) throws InterruptedException {
        var error = "no heartbeat for %d s".formatted(silence.toSeconds());
        if (take(new Command.OnRun(run, new RunCommand.Fail(error)), error)) {
            metrics.deadRun();
            LOG.atInfo().addKeyValue("stream", StreamId.of(run)).log("dead run closed");
        }
    }

    private void settle(List<Settlement> due) throws InterruptedException {
        for (var settlement : due) {
            var command = Settling.command(settlement);
            if (isOurs(command.stream())) {
                take(
                        command,
                        "run %s has %s"
                                .formatted(
                                        settlement.run(),
                                        settlement.succeeded() ? "completed" : "failed"));
            }
        }
    }

    private boolean isOurs(StreamId stream) {
        return readiness.writers().slotOf(stream).local();
    }

    /// Returns whether that changed anything; what did not is looked at again.
    private boolean take(Command command, String reason) throws InterruptedException {
        var id = Ids.next().toString();
        var request =
                new CommandRequest(
                        command,
                        new CommandId(id),
                        false,
                        new CorrelationId(id),
                        ACTOR,
                        reason,
                        OptionalLong.empty());
        try {
            var outcome =
                    readiness
                            .writers()
                            .submit(request)
                            .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return outcome instanceof Outcome.Committed;
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("no outcome on " + command.stream(), e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
