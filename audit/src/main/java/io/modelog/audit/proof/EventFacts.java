package io.modelog.audit.proof;

import io.modelog.audit.log.EventRecord;
import io.modelog.events.codec.EventCodec;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/// What an event says, read with the schema of this release: an older record is one that ends earlier, because fields are
/// only ever added at the end. Nothing is taken from outside the bytes that are hashed.
///
/// @param type name of the event
/// @param payload its fields
public record EventFacts(
        Instant time,
        String actor,
        @Nullable String reason,
        String type,
        Map<String, @Nullable Object> payload) {
    /// Throws [ProofRefused] when the event is of a later release.
    public static EventFacts of(EventRecord event) {
        var bytes = event.bytes();
        var decoder =
                DecoderFactory.get()
                        .binaryDecoder(
                                bytes,
                                EventRecord.WIRE_HEADER,
                                bytes.length - EventRecord.WIRE_HEADER,
                                null);
        try {
            return read(decoder);
        } catch (IOException
                | RuntimeException e) { // bytes of another schema make Avro throw anything
            throw new ProofRefused(
                    "%s#%d cannot be read by this release: %s"
                            .formatted(event.stream(), event.sequence(), e));
        }
    }

    private static EventFacts read(BinaryDecoder decoder) throws IOException {
        var envelope = new LinkedHashMap<String, @Nullable Object>();
        var payload = EventCodec.SCHEMA.getField("payload");
        for (var field : EventCodec.SCHEMA.getFields().subList(0, payload.pos())) {
            envelope.put(field.name(), value(field.schema(), decoder));
        }
        var type = payload.schema().getTypes().get(decoder.readIndex());
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var field : type.getFields()) {
            if (!decoder.isEnd()) {
                fields.put(field.name(), value(field.schema(), decoder));
            }
        }
        return new EventFacts(
                time(envelope.get("time")),
                String.valueOf(envelope.get("actor")),
                envelope.get("reason") instanceof String reason ? reason : null,
                type.getName(),
                fields);
    }

    private static Instant time(@Nullable Object micros) {
        return Instant.EPOCH.plus(micros instanceof Long m ? m : 0, ChronoUnit.MICROS);
    }

    private static @Nullable Object value(Schema schema, BinaryDecoder decoder) throws IOException {
        return new GenericDatumReader<@Nullable Object>(schema).read(null, decoder);
    }

    /// The version of the model that it is about, when it is about one.
    public @Nullable Long version() {
        return payload.get("number") instanceof Long number ? number : null;
    }
}
