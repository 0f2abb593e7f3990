package io.modelog.events.codec;

import static org.apache.avro.Schema.Type.RECORD;
import static org.apache.avro.Schema.Type.UNION;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.HashChain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/// The bytes of an event: Avro in Confluent wire format (0, 4-byte schema id, data). Thread-safe.
public final class EventCodec {
    /// The envelope schema of this build, with every event in it.
    public static final Schema SCHEMA = io.modelog.events.avro.EventEnvelope.getClassSchema();

    /// The released names of all events.
    public static final List<String> TYPES =
            SCHEMA.getField("payload").schema().getTypes().stream().map(Schema::getName).toList();

    private final SchemaIds schemas;
    private final Seals seals;
    private final SpecificData avro = ConfluentFormat.avroData();
    private final DatumWriter<io.modelog.events.avro.EventEnvelope> writer =
            new SpecificDatumWriter<>(SCHEMA, avro);
    private final Map<Integer, DatumReader<io.modelog.events.avro.EventEnvelope>> readers =
            new ConcurrentHashMap<>();

    /// Reads sealed texts as [Seals#CLOSED] does.
    public EventCodec(SchemaIds schemas) {
        this(schemas, Seals.CLOSED);
    }

    public EventCodec(SchemaIds schemas, Seals seals) {
        this.schemas = schemas;
        this.seals = seals;
    }

    /// The record of an event, complete but for its hashes, which [HashChain#seal] sets.
    public byte[] encode(EventEnvelope envelope) {
        return encode(envelope, Sealer.NONE);
    }

    /// The same, with its personal texts sealed.
    public byte[] encode(EventEnvelope envelope, Sealer sealer) {
        return ConfluentFormat.write(
                schemas.current(), writer, AvroEnvelopes.toAvro(envelope, sealer));
    }

    /// Throws [CorruptStream] when the bytes are no event of ours.
    public EventEnvelope decode(byte[] record) {
        if (record.length <= HashChain.WIRE_HEADER || record[0] != 0) {
            throw new CorruptStream(
                    "a record of %d bytes is not in Confluent wire format"
                            .formatted(record.length));
        }
        var id = ByteBuffer.wrap(record, 1, 4).getInt();
        var decoder =
                DecoderFactory.get()
                        .binaryDecoder(
                                record,
                                HashChain.WIRE_HEADER,
                                record.length - HashChain.WIRE_HEADER,
                                null);
        var avro = read(record, id, decoder);
        try {
            return AvroEnvelopes.fromAvro(avro, seals);
        } catch (InvalidValue e) {
            throw unreadable(record, id, e.toString());
        }
    }

    private io.modelog.events.avro.EventEnvelope read(
            byte[] record, int id, BinaryDecoder decoder) {
        var reader = reader(id);
        try {
            var envelope = reader.read(null, decoder);
            if (decoder.isEnd()) {
                return envelope;
            }
        } catch (IOException | RuntimeException e) { // damaged bytes make Avro throw anything
            throw unreadable(record, id, e.toString());
        }
        throw unreadable(record, id, "bytes are left over");
    }

    private static CorruptStream unreadable(byte[] record, int id, String why) {
        return new CorruptStream(
                "a record of %d bytes with schema id %d cannot be read: %s"
                        .formatted(record.length, id, why));
    }

    private DatumReader<io.modelog.events.avro.EventEnvelope> reader(int id) {
        var reader = readers.get(id);
        if (reader == null) {
            reader = new SpecificDatumReader<>(strict(schemas.schema(id)), SCHEMA, avro);
            readers.put(id, reader);
        }
        return reader;
    }

    /// Avro reads a record that it does not know as any other with the same fields. An event of a later release must fail
    /// instead, so it is given a kind of type that no event has.
    private static Schema strict(Schema written) {
        var payload = written.getType() == RECORD ? written.getField("payload") : null;
        if (payload == null || payload.schema().getType() != UNION) {
            return written;
        }
        var known = SCHEMA.getField("payload").schema();
        if (payload.schema().getTypes().stream()
                .allMatch(e -> known.getIndexNamed(e.getFullName()) != null)) {
            return written;
        }
        var events =
                payload.schema().getTypes().stream()
                        .map(e -> known.getIndexNamed(e.getFullName()) == null ? unreadable(e) : e)
                        .toList();
        var fields =
                written.getFields().stream()
                        .map(f ->
                                new Schema.Field(
                                        f,
                                        f.equals(payload)
                                                ? Schema.createUnion(events)
                                                : f.schema()))
                        .toList();
        return Schema.createRecord(
                written.getName(), written.getDoc(), written.getNamespace(), false, fields);
    }

    private static Schema unreadable(Schema event) {
        return Schema.createEnum(event.getName(), event.getDoc(), event.getNamespace(), List.of());
    }
}
