package io.modelog.events.codec;

import org.apache.avro.Schema;

/// Where schema ids come from. Both calls may block on first use of an id and are then answered from memory; both are
/// thread-safe.
public interface SchemaIds {
    /// The id of the envelope schema of this build, registered when needed.
    int current();

    /// The schema a record was written with. Throws [io.modelog.events.decider.CorruptStream] when nobody ever registered
    /// the id, which is not the same as being unable to ask.
    Schema schema(int id);
}
