package io.modelog.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.erasure.ErasureEvent;
import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StageChangeCause;
import io.modelog.events.run.RunEvent;
import io.modelog.events.tag.TagEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
    private final EventCodec codec = new EventCodec(FixedSchemas.ONE);

    static List<Event> samples() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_event_comes_back_as_it_went(Event event) {
        var envelope = EventSamples.envelope(event);
        assertThat(codec.decode(codec.encode(envelope))).isEqualTo(envelope);
    }

    /// A new event without a sample fails here.
    @Test
    void there_is_a_sample_of_every_event() {
        assertThat(classes(EventSamples.MODEL)).isEqualTo(permitted(ModelEvent.class));
        assertThat(classes(EventSamples.ARTIFACT)).isEqualTo(permitted(ArtifactEvent.class));
        assertThat(classes(EventSamples.RUN_EVENTS)).isEqualTo(permitted(RunEvent.class));
        assertThat(classes(EventSamples.TAG)).isEqualTo(permitted(TagEvent.class));
        assertThat(classes(EventSamples.ERASURE)).isEqualTo(permitted(ErasureEvent.class));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_type_of_an_event_is_the_name_of_its_record(Event event) {
        var payload =
                (GenericRecord)
                        AvroEnvelopes.toAvro(EventSamples.envelope(event), Sealer.NONE)
                                .getPayload();
        assertThat(event.type()).isEqualTo(payload.getSchema().getName());
    }

    @Test
    void absent_values_come_back_absent() {
        var envelope =
                new EventEnvelope(
                        new UUID(0, 1),
                        1,
                        Instant.EPOCH,
                        new Actor("anonymous"),
                        null,
                        new CommandId("c"),
                        new CorrelationId("c"),
                        null,
                        new Event.OfModel(
                                new ModelName("m"),
                                new ModelEvent.VersionStageChanged(
                                        1, null, Stage.NONE, StageChangeCause.REQUESTED, null)));
        assertThat(codec.decode(codec.encode(envelope))).isEqualTo(envelope);
    }

    @Test
    void time_is_kept_to_the_microsecond() {
        var sample = EventSamples.envelope(samples().getFirst());
        var exact =
                new EventEnvelope(
                        sample.eventId(),
                        1,
                        Instant.parse("2026-11-24T00:00:00.123456789Z"),
                        sample.actor(),
                        null,
                        sample.commandId(),
                        sample.correlationId(),
                        null,
                        sample.event());
        assertThat(exact.time()).isEqualTo(Instant.parse("2026-11-24T00:00:00.123456Z"));
        assertThat(codec.decode(codec.encode(exact))).isEqualTo(exact);
    }

    @Test
    void a_record_starts_with_zero_and_the_schema_id() {
        var schemas = new FixedSchemas(0x01020304, Map.of(0x01020304, EventCodec.SCHEMA));
        var record = new EventCodec(schemas).encode(EventSamples.envelope(samples().getFirst()));
        assertThat(Arrays.copyOf(record, 5)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void another_magic_byte_is_corrupt() {
        var record = record();
        record[0] = 1;
        assertCorrupt(record, "is not in Confluent wire format");
    }

    @Test
    void a_record_cut_anywhere_is_corrupt() {
        var record = record();
        for (var length = 0; length < record.length; length++) {
            assertCorrupt(Arrays.copyOf(record, length), "a record of " + length + " bytes");
        }
    }

    @Test
    void bytes_left_over_are_corrupt() {
        var record = record();
        assertCorrupt(Arrays.copyOf(record, record.length + 1), "bytes are left over");
    }

    @Test
    void a_schema_id_that_nobody_registered_is_corrupt() {
        var record = record();
        ByteBuffer.wrap(record, 1, 4).putInt(7);
        assertCorrupt(record, "no schema has id 7");
    }

    @Test
    void a_schema_id_of_something_else_is_corrupt() {
        var schemas = new FixedSchemas(1, Map.of(1, Schema.create(Schema.Type.STRING)));
        assertThatThrownBy(() -> new EventCodec(schemas).decode(record()))
                .isInstanceOf(CorruptStream.class)
                .hasMessageContaining("with schema id 1 cannot be read");
    }

    @Test
    void an_event_in_a_stream_of_another_kind_is_corrupt() {
        var run = new Event.OfRun(new RunId(new UUID(0, 1)), new RunEvent.RunCompleted());
        var avro = AvroEnvelopes.toAvro(EventSamples.envelope(run), Sealer.NONE);
        avro.put("stream", "model/iris");
        assertThatThrownBy(() -> AvroEnvelopes.fromAvro(avro, Seals.CLOSED))
                .isInstanceOf(CorruptStream.class)
                .hasMessage("io.modelog.events.avro.RunCompleted is no event of the model streams");
    }

    private byte[] record() {
        return codec.encode(EventSamples.envelope(samples().getFirst()));
    }

    private void assertCorrupt(byte[] record, String message) {
        assertThatThrownBy(() -> codec.decode(record))
                .isInstanceOf(CorruptStream.class)
                .hasMessageContaining(message);
    }

    private static Set<Class<?>> classes(List<?> samples) {
        return samples.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    private static Set<Class<?>> permitted(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(c -> c.isSealed() ? permitted(c).stream() : Stream.of(c))
                .collect(Collectors.toSet());
    }
}
