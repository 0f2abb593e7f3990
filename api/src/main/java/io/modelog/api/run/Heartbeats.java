package io.modelog.api.run;

import io.modelog.events.id.RunId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// When the runs that this node writes last gave a sign of life: a heartbeat, or an event of theirs. In memory, so that
/// the clock starts anew when another node takes a run over. Thread-safe.
public final class Heartbeats {
    /// A run is dead after so many heartbeats that did not come.
    static final int MISSED = 3;

    private record Sign(long sequence, long nanos) {}

    private final LongSupplier nanoTime;
    private final Map<RunId, Sign> signs = new ConcurrentHashMap<>();

    public Heartbeats(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Of a run that nobody watches it is not kept.
    void beat(RunId run) {
        signs.computeIfPresent(run, (_, sign) -> new Sign(sign.sequence(), nanoTime.getAsLong()));
    }

    /// Forgets all other runs.
    void watchOnly(Set<RunId> runs) {
        signs.keySet().retainAll(runs);
    }

    /// Whether a run has been silent for too long. The first time that it is asked about is a sign of life.
    ///
    /// @param sequence of the run's last event
    boolean isDead(RunId run, long sequence, Duration heartbeat) {
        var now = nanoTime.getAsLong();
        var last =
                signs.compute(
                        run,
                        (_, sign) ->
                                sign == null || sign.sequence() != sequence
                                        ? new Sign(sequence, now)
                                        : sign);
        return now - last.nanos() > silence(heartbeat).toNanos();
    }

    static Duration silence(Duration heartbeat) {
        return heartbeat.multipliedBy(MISSED);
    }
}
