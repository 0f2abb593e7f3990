package io.modelog.projector.writer;

import io.modelog.events.id.StreamId;
import io.modelog.events.log.Hash;
import io.modelog.events.log.StreamState;
import java.time.Instant;

/// Where a stream stands: all that deciding and appending need.
///
/// @param hash of the last event
/// @param time of the last event
record StreamHead(StreamState state, long sequence, Hash hash, Instant time) {
    static StreamHead empty(StreamId stream) {
        return new StreamHead(StreamState.initial(stream.kind()), 0, Hash.NONE, Instant.EPOCH);
    }
}
