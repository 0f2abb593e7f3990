package io.modelog.projector.writer;

import io.modelog.events.id.StreamId;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.events.log.StreamState;
import java.time.Instant;

/// Where a stream stands: all that deciding and appending need.
///
/// @param hash of the last event
/// @param time of the last event
/// @param bytes of all its records: a measure of what the state can hold
record StreamHead(StreamState state, long sequence, Hash hash, Instant time, long bytes) {
    static StreamHead empty(StreamId stream) {
        return new StreamHead(StreamState.initial(stream.kind()), 0, Hash.NONE, Instant.EPOCH, 0);
    }

    /// After an event and the record that holds it.
    StreamHead and(EventEnvelope envelope, byte[] record) {
        return new StreamHead(
                state.evolve(envelope.event()),
                envelope.sequence(),
                HashChain.hash(record),
                envelope.time(),
                bytes + record.length);
    }
}
