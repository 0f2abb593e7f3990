package io.modelog.log.file;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.header.Header;

/// A record of Kafka on its way through a file, byte by byte; its key is the event's stream, and a checkpoint has none.
///
/// @param offset where it stood in the log that it is from
/// @param timeMillis the record's timestamp
/// @param value in Confluent wire format with the schema id of the log that it is from; of a checkpoint the note
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
public record CopiedRecord(
        int partition, long offset, long timeMillis, List<Header> headers, byte[] value) {
    public CopiedRecord {
        headers = List.copyOf(headers);
    }

    int schemaId() {
        return ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    }

    /// The same under another registry's id of its schema.
    public byte[] valueWithSchema(int id) {
        var other = value.clone();
        ByteBuffer.wrap(other, 1, Integer.BYTES).putInt(id);
        return other;
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
