package io.modelog.projector.replay;

import io.modelog.projector.replay.ReplayReport.Kind;
import io.modelog.projector.replay.ReplayReport.Phase;
import io.modelog.projector.view.ViewCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A replay under way, as its threads tell of it and others look at it. Thread-safe.
final class Course {
    private final Kind kind;
    private final Instant startedAt = Instant.now();
    private final LongAdder events = new LongAdder();
    private volatile long[] ends = new long[0];
    private volatile AtomicLongArray folded = new AtomicLongArray(0);
    private volatile long foldingFrom = System.nanoTime();
    private volatile long foldedAt;
    private volatile Phase phase = Phase.FOLDING;
    private volatile boolean aborted;
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable String failure;
    private volatile @Nullable String position;
    private volatile List<ViewCheck> checks = List.of();

    Course(Kind kind) {
        this.kind = kind;
    }

    void folds(long[] upTo) {
        folded = new AtomicLongArray(upTo.length);
        ends = upTo;
        foldingFrom = System.nanoTime();
    }

    void folded(int count, Map<TopicPartition, Long> positions) {
        events.add(count);
        positions.forEach((partition, next) -> folded.set(partition.partition(), next));
    }

    void enters(Phase next) {
        if (phase == Phase.FOLDING) {
            foldedAt = System.nanoTime();
        }
        phase = next;
    }

    void compared(String at, List<ViewCheck> found) {
        position = at;
        checks = found;
    }

    void abort() {
        aborted = true;
    }

    boolean isAborted() {
        return aborted;
    }

    /// Throws [ReplayStopped] once it was told to end.
    void check() {
        if (aborted || Thread.currentThread().isInterrupted()) {
            throw new ReplayStopped("aborted");
        }
    }

    void ends(Phase last, @Nullable String why) {
        enters(last);
        failure = why;
        endedAt = Instant.now();
    }

    boolean isRunning() {
        return endedAt == null;
    }

    ReplayReport report() {
        var total = Arrays.stream(ends).sum();
        var at = 0L;
        for (var partition = 0; partition < folded.length(); partition++) {
            at += Math.min(folded.get(partition), ends[partition]);
        }
        var until = phase == Phase.FOLDING ? System.nanoTime() : foldedAt;
        var millis = Math.max(1, Duration.ofNanos(until - foldingFrom).toMillis());
        var left = phase == Phase.FOLDING && at > 0 ? (total - at) * millis / at / 1000 : null;
        return new ReplayReport(
                kind,
                phase,
                startedAt,
                endedAt,
                events.sum(),
                total == 0 ? 1 : (double) at / total,
                events.sum() * 1000 / millis,
                left,
                failure,
                position,
                checks);
    }
}
