package io.modelog.log.event;

import io.modelog.audit.log.EventRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// An event and the record that holds it, read with the schema that it was written with.
///
/// @param record as Kafka gave it
/// @param bytes its value
/// @param envelope the same, by fields
public record LoggedEvent(
        ConsumerRecord<byte[], byte[]> record, EventRecord bytes, GenericRecord envelope) {
    /// As `Modelog-Position` says it.
    public String position() {
        return record.partition() + ":" + record.offset();
    }

    public String type() {
        return payload().getSchema().getName();
    }

    public GenericRecord payload() {
        return (GenericRecord) envelope.get("payload");
    }

    public Instant time() {
        return Instant.EPOCH.plus((Long) envelope.get("time"), ChronoUnit.MICROS);
    }

    public String actor() {
        return String.valueOf(envelope.get("actor"));
    }

    public @Nullable String reason() {
        return envelope.get("reason") instanceof CharSequence text ? text.toString() : null;
    }
}
