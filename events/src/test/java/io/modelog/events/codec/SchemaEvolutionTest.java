package io.modelog.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.id.ModelName;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StageChangeCause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class SchemaEvolutionTest {
    private static final EventEnvelope DISPLACED =
            EventSamples.envelope(
                    new Event.OfModel(
                            new ModelName("iris"),
                            new VersionStageChanged(
                                    7,
                                    Stage.PRODUCTION,
                                    Stage.ARCHIVED,
                                    StageChangeCause.DISPLACED,
                                    8L)));

    @Test
    void this_build_reads_every_schema_that_was_released() throws IOException {
        for (var released : GoldenRecords.schemas().schemas().values()) {
            assertThat(
                            SchemaCompatibility.checkReaderWriterCompatibility(
                                            EventCodec.SCHEMA, released)
                                    .getType())
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @Test
    void a_field_that_the_envelope_did_not_have_yet_has_its_default() throws IOException {
        var read = writtenWith(without(EventCodec.SCHEMA, "causationId"));
        assertThat(read.causationId()).isNull();
        assertThat(read.event()).isEqualTo(DISPLACED.event());
    }

    @Test
    void a_field_that_an_event_did_not_have_yet_has_its_default() throws IOException {
        var read = writtenWith(withPayload(s -> without(s, "counterpart")));
        assertThat(read.event())
                .isEqualTo(
                        new Event.OfModel(
                                new ModelName("iris"),
                                new VersionStageChanged(
                                        7,
                                        Stage.PRODUCTION,
                                        Stage.ARCHIVED,
                                        StageChangeCause.DISPLACED,
                                        null)));
    }

    /// A writer ahead of this reader: the projection must stop and not skip.
    @Test
    void an_event_that_this_build_does_not_know_is_not_skipped() {
        var future = withPayload(s -> record("FromTheFuture", s.getFields()));
        var record = new EventCodec(FixedSchemas.ONE).encode(DISPLACED);
        var codec = new EventCodec(new FixedSchemas(1, Map.of(1, future)));
        assertThatThrownBy(() -> codec.decode(record))
                .isInstanceOf(CorruptStream.class)
                .hasMessageContaining("FromTheFuture");
    }

    @Test
    void every_type_and_field_says_what_it_means() {
        var types = new LinkedHashSet<Schema>();
        collect(EventCodec.SCHEMA, types);
        assertThat(types.stream().map(Schema::getName)).hasSize(63);
        for (var type : types) {
            assertThat(type.getDoc()).as(type.getName()).isNotBlank();
            if (type.getType() == Schema.Type.RECORD) {
                assertThat(type.getFields())
                        .as(type.getName())
                        .allMatch(field -> field.doc() != null && !field.doc().isBlank());
            }
        }
    }

    private static void collect(Schema schema, Set<Schema> named) {
        switch (schema.getType()) {
            case RECORD -> {
                if (named.add(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), named));
                }
            }
            case ENUM, FIXED -> named.add(schema);
            case UNION -> schema.getTypes().forEach(type -> collect(type, named));
            case ARRAY -> collect(schema.getElementType(), named);
            case MAP -> collect(schema.getValueType(), named);
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }

    /// The record as a build with the older schema would have written it.
    private static EventEnvelope writtenWith(Schema older) throws IOException {
        var record = new EventCodec(FixedSchemas.ONE).encode(DISPLACED);
        var fields =
                new GenericDatumReader<GenericRecord>(EventCodec.SCHEMA, older)
                        .read(
                                null,
                                DecoderFactory.get()
                                        .binaryDecoder(record, 5, record.length - 5, null));
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 0, 1});
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(older).write(fields, encoder);
        return new EventCodec(new FixedSchemas(1, Map.of(1, older))).decode(out.toByteArray());
    }

    private static Schema without(Schema schema, String field) {
        var rest = schema.getFields().stream().filter(f -> !f.name().equals(field)).toList();
        assertThat(rest).hasSize(schema.getFields().size() - 1);
        return record(schema.getName(), rest);
    }

    /// The envelope with another schema for the event [VersionStageChanged].
    private static Schema withPayload(UnaryOperator<Schema> change) {
        var events =
                EventCodec.SCHEMA.getField("payload").schema().getTypes().stream()
                        .map(s -> s.getName().equals("VersionStageChanged") ? change.apply(s) : s)
                        .toList();
        var fields =
                EventCodec.SCHEMA.getFields().stream()
                        .map(f ->
                                f.name().equals("payload")
                                        ? new Field(f.name(), Schema.createUnion(events))
                                        : f)
                        .toList();
        return record("EventEnvelope", fields);
    }

    private static Schema record(String name, List<Field> fields) {
        var copies = fields.stream().map(f -> new Field(f, f.schema())).toList();
        return Schema.createRecord(name, "", "io.modelog.events.avro", false, copies);
    }
}
