package io.modelog.projector.feed;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.log.EventEnvelope;
import io.modelog.projector.view.HistoryViews;
import io.modelog.projector.view.RecordedEvent;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An event on its way to those who follow the log. It is decoded, and rendered, when the first of them asks. Thread-safe.
public final class FeedEvent {
    private final int partition;
    private final long offset;
    private final byte[] record;
    private final EventCodec codec;
    private volatile @Nullable EventEnvelope envelope;
    private volatile byte @Nullable [] rendered;

    FeedEvent(int partition, long offset, byte[] record, EventCodec codec) {
        this.partition = partition;
        this.offset = offset;
        this.record = record;
        this.codec = codec;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    int recordBytes() {
        return record.length;
    }

    /// Throws [io.modelog.events.decider.CorruptStream] when the record is no event of ours.
    public EventEnvelope envelope() {
        var known = envelope;
        return known == null ? decode() : known;
    }

    private synchronized EventEnvelope decode() {
        var known = envelope;
        if (known == null) {
            known = codec.decode(record);
            envelope = known;
        }
        return known;
    }

    /// As the history shows it.
    public RecordedEvent recorded(HistoryViews history) {
        return history.recorded(envelope(), partition, offset);
    }

    /// The bytes that all readers get: made by the first who asks.
    public byte[] rendered(Function<FeedEvent, byte[]> rendering) {
        var known = rendered;
        return known == null ? render(rendering) : known;
    }

    private synchronized byte[] render(Function<FeedEvent, byte[]> rendering) {
        var known = rendered;
        if (known == null) {
            known = rendering.apply(this);
            rendered = known;
        }
        return known;
    }

    /// Waits for who decodes or renders it right now: no name that was read before stays.
    synchronized void forget() {
        envelope = null;
        rendered = null;
    }
}
