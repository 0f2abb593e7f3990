package io.modelog.log.event;

import io.modelog.audit.log.EventRecord;
import io.modelog.audit.log.LogUnavailable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads events of every release, those of a later one too: each with the schema that it was written with. Thread-safe.
public final class EventReader {
    private final LogSchemas schemas;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers =
            new ConcurrentHashMap<>();

    public EventReader(LogSchemas schemas) {
        this.schemas = schemas;
    }

    /// Throws [LogUnavailable] when the record is no event.
    public LoggedEvent read(ConsumerRecord<byte[], byte[]> record) {
        var bytes = EventRecord.read(record.value());
        if (bytes == null) {
            throw unreadable(record, "'modelog audit verify' says more");
        }
        var reader = readers.get(bytes.schemaId());
        if (reader == null) {
            reader = new GenericDatumReader<>(schemas.schema(bytes.schemaId()));
            readers.put(bytes.schemaId(), reader);
        }
        var decoder =
                DecoderFactory.get()
                        .binaryDecoder(
                                record.value(),
                                EventRecord.WIRE_HEADER,
                                record.value().length - EventRecord.WIRE_HEADER,
                                null);
        try {
            return new LoggedEvent(record, bytes, reader.read(null, decoder));
        } catch (IOException | RuntimeException e) { // damaged bytes make Avro throw anything
            throw unreadable(record, e.toString());
        }
    }

    private static LogUnavailable unreadable(ConsumerRecord<?, ?> record, String why) {
        return new LogUnavailable(
                "the record at %d:%d is no event: %s"
                        .formatted(record.partition(), record.offset(), why));
    }
}
