package io.modelog.projector.view;

import static io.modelog.projector.view.Table.HISTORY;
import static io.modelog.projector.view.Table.STREAMS;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.StreamId;
import io.modelog.projector.query.InvalidQuery;

/// How far each stream was at a moment. Neither time nor offsets go back within a stream, so its last event up to then is
/// found by bisection over its history.
record Moment(AsOf asOf, Snapshot snapshot, EventCodec codec) {
    /// Sequence of the last event of the stream up to the moment; 0 when there was none yet.
    long sequence(StreamId stream) {
        var head = snapshot.get(STREAMS, Keys.stream(stream));
        return head == null ? 0 : sequence(stream, head);
    }

    /// @param head how far the stream is now
    long sequence(StreamId stream, StreamRow head) {
        if (asOf instanceof AsOf.Time(var time) && head.timeMicros() <= Keys.micros(time)) {
            return head.sequence();
        }
        if (!includes(stream, 1)) {
            return 0;
        }
        return includes(stream, head.sequence())
                ? head.sequence()
                : bisect(stream, 1, head.sequence());
    }

    /// @param in the sequence of an event up to the moment
    /// @param out the sequence of a later one
    private long bisect(StreamId stream, long in, long out) {
        var first = in;
        var last = out;
        while (last - first > 1) {
            var middle = (first + last) >>> 1;
            if (includes(stream, middle)) {
                first = middle;
            } else {
                last = middle;
            }
        }
        return first;
    }

    private boolean includes(StreamId stream, long sequence) {
        var record = snapshot.get(HISTORY, Keys.record(stream, sequence));
        if (record == null) {
            throw new IllegalStateException(
                    "the history of %s has no event %d".formatted(stream, sequence));
        }
        return switch (asOf) {
            case AsOf.Time(var time) -> !codec.decode(record.bytes()).time().isAfter(time);
            case AsOf.At(var position) -> record.offset() <= offset(position, record, stream);
        };
    }

    private static long offset(Position position, LogRecord record, StreamId stream) {
        var offset = position.offsets().get(record.partition());
        if (offset == null) {
            throw new InvalidQuery(
                    "asOf",
                    "names no offset of partition %d, in which %s is"
                            .formatted(record.partition(), stream));
        }
        return offset;
    }
}
